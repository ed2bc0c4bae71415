using PaymentQuest.Documents;
using PaymentQuest.Knowledge;
using PaymentQuest.Protocols;
using PaymentQuest.Roles;
using PaymentQuest.Terms;

namespace PaymentQuest.Quests;

/// <summary>
/// Judges who can know what. The truth is derived from the protocol. A right mark earns what a wrong one costs, so that guessing
/// earns nothing on the average.
/// </summary>
public static class ClassifyJudge
{
    /// <summary>Judges marks.</summary>
    /// <param name="quest">The quest.</param>
    /// <param name="marks">Marks by cell. What is no mark counts as none.</param>
    public static SheetJudgement.Classified Judge(ClassifyQuest quest, IReadOnlyDictionary<string, string> marks)
    {
        var cells = new List<CellJudgement>();
        foreach (var column in quest.Columns)
        {
            var knowledge = KnowledgeOf(quest, column);
            foreach (var row in quest.Rows)
            {
                var key = ClassifyQuest.Cell(column, row);
                var written = marks.GetValueOrDefault(key, "");
                bool? mark = written switch { ClassifyQuest.Knows => true, ClassifyQuest.KnowsNot => false, _ => null };
                var cell = new CellJudgement(column, row, mark, knowledge.Derive(row.Term), knowledge.WhyNot(row.Term), knowledge);
                cells.Add(cell.IsRight != false ? cell : cell with { Because = quest.Rejects.FirstOrDefault(r => r.Key == key && r.Written == written)?.Because });
            }
        }

        var balance = cells.Count(c => c.IsRight == true) - cells.Count(c => c.IsRight == false);
        return new SheetJudgement.Classified(cells.ToSequence(), 100 * Math.Max(0, balance) / Math.Max(1, cells.Count));
    }

    /// <summary>What a column knows after the quest's message.</summary>
    public static KnowledgeSet KnowledgeOf(ClassifyQuest quest, string column) => quest.Protocol with { Suites = [quest.Suite.Name] } is var protocol && column == SecrecyGoal.Network
        ? RoleKnowledge.OfNetwork(protocol, quest.Step?.Number)
        : RoleKnowledge.Of(protocol, quest.Compiled.Programs[column], quest.Step?.Number, opensSignatures: true);

    /// <summary>Marks a column: the terms of a list are known, all others are not.</summary>
    /// <returns>Why the list cannot be read; null when it can.</returns>
    internal static Prose? Fill(ClassifyQuest quest, string column, string list, Dictionary<string, string> marks)
    {
        var (known, problem) = RowsOf(quest, list);
        foreach (var row in quest.Rows)
        {
            marks[ClassifyQuest.Cell(column, row)] = known.Contains(row) ? ClassifyQuest.Knows : ClassifyQuest.KnowsNot;
        }

        return problem;
    }

    /// <summary>The rows that a list of terms names, or why it names none.</summary>
    public static (IReadOnlyList<ClassifyRow> Rows, Prose? Problem) RowsOf(ClassifyQuest quest, string list)
    {
        if (list.Length == 0)
        {
            return ([], null);
        }

        if (Notation.Parse(list, quest.Protocol.Vocabulary.Algorithms).Term is not { } written)
        {
            return ([], Prose.Of("classify.is-no-list-of-terms", ("list", PlainText.Excerpt(list))));
        }

        var rows = new List<ClassifyRow>();
        foreach (var part in written is Term.Tuple tuple ? tuple.Parts : [written])
        {
            if (quest.Protocol.Vocabulary.Read(part.ToString()) is not TermReading.Read { Canonical: var term } || quest.Rows.FirstOrDefault(r => r.Term.Equals(term)) is not { } row)
            {
                var all = string.Join("; ", quest.Rows.Select(r => r.Label));
                return ([], Prose.Of("classify.is-no-row-of-this-quest", ("part", PlainText.Excerpt(part.ToString())), ("all", all)));
            }

            rows.Add(row);
        }

        return (rows, null);
    }
}
