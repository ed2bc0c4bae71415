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
    private (Prose Message, Prose Advice)? Prose { get; init; }

    /// <summary>An error that also people who wrote no file come upon, such as of a name on the command line: it is told in both languages.</summary>
    public static Diagnostic Error(string code, Place place, Prose message, Prose advice) =>
        new(code, Severity.Error, place, message.En, advice.En) { Prose = (message, advice) };

    /// <summary>An error.</summary>
    public static Diagnostic Error(string code, Place place, string message, string advice = "") =>
        new(code, Severity.Error, place, message, advice);

    /// <summary>A warning.</summary>
    public static Diagnostic Warning(string code, Place place, string message, string advice = "") =>
        new(code, Severity.Warning, place, message, advice);

    /// <summary>What is wrong and the next step; what only authors come upon is in English in every language.</summary>
    public Prose Told => Prose is var (message, advice) ? new(Joined(message.En, advice.En), Joined(message.Es, advice.Es)) : new(Joined(Message, Advice), Joined(Message, Advice));

    /// <summary>The whole in one line of a language.</summary>
    public string In(Language language) => $"{Place}: {Code} {(Severity == Severity.Error ? "error" : "warning")}: {PlainText.Line(Told.In(language))}";

    /// <inheritdoc/>
    public override string ToString() => In(Language.En);

    private static string Joined(string message, string advice) => advice.Length == 0 ? message : $"{message}; {advice}";
}
