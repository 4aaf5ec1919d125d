/*
 * The reference for acts and for rebuild: how many rows a second plain SQLite commits on this disk, and nothing else.
 *
 *   raw_sqlite FILE SECONDS [ROWS]
 *
 * One thread, one prepared INSERT of a 400-byte row, WAL, synchronous=FULL: the settings of the journal. Each row is its
 * own transaction, or so many ROWS are one. Prints one JSON object: rows, seconds, and the time of a transaction in
 * microseconds.
 */
#include <sqlite3.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define ROW_BYTES 400
#define COMMITS_MAX 4000000

static int64_t now_nanoseconds(void) {
    struct timespec moment;
    clock_gettime(CLOCK_MONOTONIC, &moment);
    return (int64_t)moment.tv_sec * 1000000000 + moment.tv_nsec;
}

static void must(int code, int wanted, sqlite3 *database, const char *what) {
    if (code == wanted) return;
    fprintf(stderr, "raw_sqlite: %s: %s\n", what, database ? sqlite3_errmsg(database) : sqlite3_errstr(code));
    exit(1);
}

/* Runs a PRAGMA and insists on its answer: a disk that refuses WAL must not become the reference unseen. */
static void insist(sqlite3 *database, const char *sql, const char *wanted) {
    sqlite3_stmt *statement;
    must(sqlite3_prepare_v2(database, sql, -1, &statement, NULL), SQLITE_OK, database, sql);
    must(sqlite3_step(statement), SQLITE_ROW, database, sql);
    if (strcmp((const char *)sqlite3_column_text(statement, 0), wanted) != 0) {
        fprintf(stderr, "raw_sqlite: %s did not answer %s\n", sql, wanted);
        exit(1);
    }
    sqlite3_finalize(statement);
}

static int ascending(const void *left, const void *right) {
    int32_t a = *(const int32_t *)left, b = *(const int32_t *)right;
    return (a > b) - (a < b);
}

int main(int count, char **arguments) {
    int batch = count == 4 ? atoi(arguments[3]) : 1;
    if (count < 3 || count > 4 || atof(arguments[2]) <= 0 || batch < 1) {
        fprintf(stderr, "usage: raw_sqlite FILE SECONDS [ROWS]\n");
        return 64;
    }
    int64_t span = (int64_t)(atof(arguments[2]) * 1e9);
    int32_t *times = malloc(sizeof(int32_t) * COMMITS_MAX);
    if (times == NULL) return 1;

    sqlite3 *database = NULL;
    must(sqlite3_open(arguments[1], &database), SQLITE_OK, database, "open");
    insist(database, "PRAGMA journal_mode = WAL", "wal");
    must(sqlite3_exec(database, "PRAGMA synchronous = FULL", NULL, NULL, NULL), SQLITE_OK, database, "synchronous");
    insist(database, "PRAGMA synchronous", "2");
    must(sqlite3_exec(database, "CREATE TABLE plain (id INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT", NULL, NULL,
                      NULL),
         SQLITE_OK, database, "create");
    sqlite3_stmt *insert;
    must(sqlite3_prepare_v2(database, "INSERT INTO plain (body) VALUES (?)", -1, &insert, NULL), SQLITE_OK, database,
         "prepare");

    char row[ROW_BYTES + 1];
    memset(row, 'x', ROW_BYTES);
    row[ROW_BYTES] = 0;
    int64_t begun = now_nanoseconds(), before = begun;
    int commits = 0;
    while (before - begun < span && commits < COMMITS_MAX) {
        if (batch > 1) must(sqlite3_exec(database, "BEGIN", NULL, NULL, NULL), SQLITE_OK, database, "begin");
        for (int number = 0; number < batch; number++) {
            char digits[24];
            snprintf(digits, sizeof digits, "%011lld", (long long)commits * batch + number);
            memcpy(row, digits, 11);
            must(sqlite3_bind_text(insert, 1, row, ROW_BYTES, SQLITE_STATIC), SQLITE_OK, database, "bind");
            must(sqlite3_step(insert), SQLITE_DONE, database, "insert");
            must(sqlite3_reset(insert), SQLITE_OK, database, "reset");
        }
        if (batch > 1) must(sqlite3_exec(database, "COMMIT", NULL, NULL, NULL), SQLITE_OK, database, "commit");
        int64_t after = now_nanoseconds();
        times[commits++] = (int32_t)((after - before) / 1000);
        before = after;
    }
    double seconds = (double)(before - begun) / 1e9;
    qsort(times, (size_t)commits, sizeof(int32_t), ascending);
    printf("{\"requests\": %lld, \"seconds\": %.6f, \"p50\": %d, \"p99\": %d, \"max\": %d}\n",
           (long long)commits * batch, seconds, times[commits / 2], times[(int)(commits * 0.99)], times[commits - 1]);
    sqlite3_finalize(insert);
    must(sqlite3_close(database), SQLITE_OK, database, "close");
    free(times);
    return 0;
}
