using PaymentQuest.Documents;
using PaymentQuest.Protocols;
using PaymentQuest.Terms;

namespace PaymentQuest.Quests;

/// <summary>The player tells who can know what.</summary>
public sealed record ClassifyQuest(QuestHead Head) : SheetQuest(Head)
{
    // Three tenths of the cells are then of the rarer kind.
    private const int MostForSame = 40;

    /// <summary>The kind.</summary>
    public static QuestKind Classifying { get; } = new("classify", (reader, fields, head) => reader.Classify(fields, head)) { CountsWrites = true };

    /// <inheritdoc/>
    public override QuestKind Kind => Classifying;

    /// <inheritdoc/>
    internal override SheetJudgement Judge(IReadOnlyDictionary<string, string> entries, ulong seed) => ClassifyJudge.Judge(this, entries);

    /// <inheritdoc/>
    internal override IEnumerable<string> Names => Columns;

    /// <summary>Marks a column: the terms of a list are known, all others are not.</summary>
    internal override Prose? Fill(string name, string written, Dictionary<string, string> entries) => ClassifyJudge.Fill(this, name, written, entries);

    /// <inheritdoc/>
    internal override string Untrue(WrongEntry reject, SheetJudgement judgement) =>
        ((SheetJudgement.Classified)judgement).Cells.First(c => Cell(c.Column, c.Row) == reject.Key).IsRight == true ? "is right" : "";

    /// <summary>The same mark in every cell.</summary>
    internal override (int Earned, int Most, string Advice) Idle =>
        (((string[])[Knows, KnowsNot]).Max(mark => Judge(Keys.ToDictionary(k => k, _ => mark), Seed).Score), MostForSame, "ask about more of what is rarer: known terms, or unknown ones");

    /// <summary>The mark for a term that is known.</summary>
    public const string Knows = "knows";

    /// <summary>The mark for a term that is not known.</summary>
    public const string KnowsNot = "not";

    /// <summary>The terms that are asked about.</summary>
    public required Sequence<ClassifyRow> Rows { get; init; }

    /// <summary>Who is asked about: names of roles, or <see cref="SecrecyGoal.Network"/>.</summary>
    public required Sequence<string> Columns { get; init; }

    /// <summary>The last message that counts; null for the whole run.</summary>
    public required Step? Step { get; init; }

    /// <inheritdoc/>
    public override IEnumerable<string> Keys => Columns.SelectMany(c => Rows.Select(r => Cell(c, r)));

    /// <summary>The entry of a cell.</summary>
    public static string Cell(string column, ClassifyRow row) => $"{column}/{row.Label}";
}

/// <summary>A row of a classify quest.</summary>
/// <param name="Label">The term as the author wrote it.</param>
/// <param name="Term">The canonical term.</param>
public sealed record ClassifyRow(string Label, Term Term);
