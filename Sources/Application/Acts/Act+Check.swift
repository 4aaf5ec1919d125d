import Kernel

extension Act {
    /// What is wrong with what was typed, before anything is done: nothing is looked up, sealed or kept. Whether the
    /// act itself is possible only its decision says.
    package func problems(in input: FormValue) -> [FieldProblem] {
        let source = FormReader.Source(resolve: { _, typed in .found(typed) }, seal: { _, _ in FormReader.standInSeal })
        var form = FormReader.reading(input, from: source)
        _ = command(&form)
        return form.problems
    }
}
