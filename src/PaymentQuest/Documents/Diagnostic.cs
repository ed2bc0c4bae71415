namespace PaymentQuest.Documents;

/// <summary>A place in an author's file. Line and column count from 1.</summary>
/// <param name="File">The file's name as the user gave it.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column in UTF-16 units, from 1.</param>
public readonly record struct Place(string File, int Line, int Column)
{
    /// <summary>The place this many columns further right on the same line.</summary>
    public Place After(int columns) => this with { Column = Column + columns };

    /// <inheritdoc/>
    public override string ToString() => $"{File}:{Line}:{Column}";
}

/// <summary>Whether a diagnostic stops the file from being used.</summary>
public enum Severity
{
    /// <summary>The file can be used; its author should look at this.</summary>
    Warning,

    /// <summary>The file cannot be used.</summary>
    Error,
}

/// <summary>What is wrong with an author's file, where, and what to do about it. Never thrown: always a value.</summary>
/// <param name="Code">A stable code such as <c>PQ0203</c>; <c>docs/diagnostics.md</c> lists all of them.</param>
/// <param name="Severity">Whether the file can still be used.</param>
/// <param name="Place">Where.</param>
/// <param name="Message">What is wrong, a lower-case phrase in English, free of control characters.</param>
/// <param name="Advice">The next step for the author, or empty.</param>
public sealed record Diagnostic(string Code, Severity Severity, Place Place, string Message, string Advice = "")
{
    /// <summary>An error.</summary>
    public static Diagnostic Error(string code, Place place, string message, string advice = "") =>
        new(code, Severity.Error, place, message, advice);

    /// <summary>A warning.</summary>
    public static Diagnostic Warning(string code, Place place, string message, string advice = "") =>
        new(code, Severity.Warning, place, message, advice);

    /// <inheritdoc/>
    public override string ToString() =>
        $"{Place}: {Code} {(Severity == Severity.Error ? "error" : "warning")}: {Message}{(Advice.Length == 0 ? "" : "; " + Advice)}";
}
