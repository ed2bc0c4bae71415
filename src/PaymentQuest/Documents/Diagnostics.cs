namespace PaymentQuest.Documents;

/// <summary>
/// Collects what is wrong with authors' files. Keeps at most <see cref="Kept"/> and counts the rest, because a file made to be wrong in
/// a hundred thousand places must not flood a terminal. Whatever comes in is made free of control characters.
/// </summary>
public sealed class Diagnostics
{
    /// <summary>The number of diagnostics kept: more than an author repairs between two runs.</summary>
    public const int Kept = 50;

    private readonly List<Diagnostic> _kept = [];
    private int _omitted;
    private bool _omittedError;

    /// <summary>Whether any error was added, kept or not.</summary>
    public bool HasErrors { get; private set; }

    /// <summary>The number added, also of those that were not kept.</summary>
    public int Count => _kept.Count + _omitted;

    /// <summary>
    /// What was kept, in order of file, line and column (of equal places, in order of arrival). When some were not kept, one more at
    /// the end, <c>PQ0199</c>, says how many.
    /// </summary>
    public IReadOnlyList<Diagnostic> Items
    {
        get
        {
            var items = _kept
                .OrderBy(item => item.Place.File, StringComparer.Ordinal)
                .ThenBy(item => item.Place.Line)
                .ThenBy(item => item.Place.Column)
                .ToList();
            if (_omitted > 0)
            {
                items.Add(new Diagnostic(
                    "PQ0199",
                    _omittedError ? Severity.Error : Severity.Warning,
                    items[^1].Place,
                    FormattableString.Invariant($"and {_omitted} more"),
                    "repair these first"));
            }

            return items;
        }
    }

    /// <summary>Adds a diagnostic. When full, an error takes the place of the latest warning; otherwise the newcomer is only counted.</summary>
    public void Add(Diagnostic diagnostic)
    {
        var clean = diagnostic with
        {
            Place = diagnostic.Place with { File = PlainText.Line(diagnostic.Place.File) },
            Message = PlainText.Line(diagnostic.Message),
            Advice = PlainText.Line(diagnostic.Advice),
        };
        var isError = clean.Severity == Severity.Error;
        HasErrors |= isError;
        if (_kept.Count < Kept)
        {
            _kept.Add(clean);
            return;
        }

        _omitted++;
        var warning = isError ? _kept.FindLastIndex(item => item.Severity == Severity.Warning) : -1;
        if (warning < 0)
        {
            _omittedError |= isError;
            return;
        }

        _kept.RemoveAt(warning);
        _kept.Add(clean);
    }

    /// <summary>Adds what another collection kept.</summary>
    public void Add(Diagnostics other)
    {
        foreach (var item in other.Items)
        {
            Add(item);
        }
    }

    /// <summary>Adds an error.</summary>
    public void Error(string code, Place place, string message, string advice = "") => Add(Diagnostic.Error(code, place, message, advice));

    /// <summary>Adds an error that is told in both languages.</summary>
    public void Error(string code, Place place, Prose message, Prose advice) => Add(Diagnostic.Error(code, place, message, advice));

    /// <summary>Adds a warning.</summary>
    public void Warning(string code, Place place, string message, string advice = "") => Add(Diagnostic.Warning(code, place, message, advice));
}
