extension Migration {
    /// The read tables: each can be dropped and comes back by `rebuild`. `ReadTables.all` names them.
    static let readTables = Migration(
        number: 3, name: "read tables",
        statements: organisation + cases + figures, appendOnly: [])

    private static let organisation = [
        """
        CREATE TABLE body (
          code {text} NOT NULL PRIMARY KEY, name {text} NOT NULL, short_name {text} NOT NULL, kind {text} NOT NULL,
          rank {int} NOT NULL, parent {text}, path {text} NOT NULL, is_open {int} NOT NULL
        ){keyed}
        """,
        "CREATE INDEX body_parent ON body (parent, code)",
        "CREATE INDEX body_path ON body (path)",
        """
        CREATE TABLE unit (
          id {text} NOT NULL PRIMARY KEY, name {text} NOT NULL, body {text} NOT NULL, kind {text} NOT NULL
        ){keyed}
        """,
        "CREATE INDEX unit_name ON unit (name, id)",
        "CREATE INDEX unit_body ON unit (body, name, id)",
        """
        CREATE TABLE official (
          id {text} NOT NULL PRIMARY KEY, name {text} NOT NULL, unit {text} NOT NULL, post {text} NOT NULL,
          body {text} NOT NULL
        ){keyed}
        """,
        "CREATE INDEX official_name ON official (name, id)",
        "CREATE INDEX official_unit ON official (unit, name, id)",
        "CREATE INDEX official_body ON official (body, name, id)",
        """
        CREATE TABLE staff (
          id {text} NOT NULL PRIMARY KEY, name {text} NOT NULL, body {text} NOT NULL, official {text},
          until {text}, is_active {int} NOT NULL
        ){keyed}
        """,
        "CREATE INDEX staff_body ON staff (body, name, id)",
        "CREATE INDEX staff_name ON staff (name, id)",
        "CREATE INDEX staff_official ON staff (official)",
        """
        CREATE TABLE staff_role (
          staff {text} NOT NULL, body {text} NOT NULL, role {text} NOT NULL, office {text} NOT NULL,
          PRIMARY KEY (staff, body, role, office)
        ){keyed}
        """,
        "CREATE INDEX staff_role_body ON staff_role (body, role, staff)",
        """
        CREATE TABLE relation (
          staff {text} NOT NULL, subject {text} NOT NULL, kind {text} NOT NULL, PRIMARY KEY (staff, subject, kind)
        ){keyed}
        """,
        "CREATE INDEX relation_subject ON relation (subject, staff)",
        """
        CREATE TABLE delegation (
          delegator {text} NOT NULL, delegate {text} NOT NULL, role {text} NOT NULL, starts {text} NOT NULL,
          ends {text} NOT NULL, PRIMARY KEY (delegator, delegate, role, starts)
        ){keyed}
        """,
        "CREATE INDEX delegation_delegate ON delegation (delegate)",
    ]

    private static let cases = [
        """
        CREATE TABLE case_head (
          id {text} NOT NULL PRIMARY KEY, mechanism {text} NOT NULL, body {text} NOT NULL, number {text} NOT NULL,
          stage {text} NOT NULL, is_open {int} NOT NULL, opened_on {text} NOT NULL, due {text},
          is_restricted {int} NOT NULL, awaited_role {text}, awaited_rank {int}, move_decider {text},
          labels {text} NOT NULL, version {int} NOT NULL, changed_at {int} NOT NULL
        ){keyed}
        """,
        "CREATE INDEX case_head_body ON case_head (body, is_open)",
        "CREATE UNIQUE INDEX case_number ON case_head (number, mechanism, body)",
        """
        CREATE TABLE register_row (
          body {text} NOT NULL, mechanism {text} NOT NULL, is_open {int} NOT NULL, sort {text} NOT NULL,
          sort_key {text} NOT NULL, id {text} NOT NULL,
          PRIMARY KEY (body, mechanism, sort, is_open, sort_key, id)
        ){keyed}
        """,
        "CREATE INDEX register_row_id ON register_row (id)",
        """
        CREATE TABLE open_count (
          body {text} NOT NULL, mechanism {text} NOT NULL, value {int} NOT NULL, PRIMARY KEY (body, mechanism)
        ){keyed}
        """,
        """
        CREATE TABLE case_person (
          id {text} NOT NULL, staff {text} NOT NULL, bond {text} NOT NULL, mechanism {text} NOT NULL,
          sort_key {text} NOT NULL, PRIMARY KEY (id, bond, staff)
        ){keyed}
        """,
        "CREATE INDEX case_person_staff ON case_person (staff, bond, mechanism, sort_key, id)",
        "CREATE TABLE case_subject (id {text} NOT NULL, subject {text} NOT NULL, PRIMARY KEY (id, subject)){keyed}",
        "CREATE INDEX case_subject_subject ON case_subject (subject, id)",
        """
        CREATE TABLE case_link (
          id {text} NOT NULL, kind {text} NOT NULL, other {text} NOT NULL, PRIMARY KEY (id, kind, other)
        ){keyed}
        """,
        "CREATE TABLE case_key (key {text} NOT NULL, id {text} NOT NULL, PRIMARY KEY (key, id)){keyed}",
        "CREATE INDEX case_key_id ON case_key (id)",
        """
        CREATE TABLE task (
          id {text} NOT NULL, act {text} NOT NULL, part {text} NOT NULL, mechanism {text} NOT NULL,
          body {text} NOT NULL, owner_kind {text} NOT NULL, owner {text} NOT NULL, owner_rank {int},
          due {text} NOT NULL, is_provisional {int} NOT NULL, rule {text} NOT NULL, PRIMARY KEY (id, act, part)
        ){keyed}
        """,
        "CREATE INDEX task_owner ON task (owner_kind, owner, body, due, id)",
        "CREATE INDEX task_due ON task (body, due, id)",
        "CREATE INDEX task_rank ON task (owner_rank, owner, due, id) WHERE owner_rank IS NOT NULL",
        """
        CREATE TABLE search_token (
          token {text} NOT NULL, thing {text} NOT NULL, PRIMARY KEY (token, thing)
        ){keyed}
        """,
        "CREATE INDEX search_token_thing ON search_token (thing)",
    ]

    private static let figures = [
        """
        CREATE TABLE sequence (
          scope {text} NOT NULL, year {int} NOT NULL, last {int} NOT NULL, PRIMARY KEY (scope, year)
        ){keyed}
        """,
        """
        CREATE TABLE figure (
          body {text} NOT NULL, measure {text} NOT NULL, breakdown {text} NOT NULL, month {text} NOT NULL,
          value {int} NOT NULL, PRIMARY KEY (measure, breakdown, body, month)
        ){keyed}
        """,
    ]
}
