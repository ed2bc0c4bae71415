using PaymentQuest.Documents;
using PaymentQuest.Protocols;
using PaymentQuest.Terms;

namespace PaymentQuest.Quests;

/// <content>Reads classify quests.</content>
internal sealed partial class QuestReader
{
    private static readonly Dictionary<string, bool> Claims = new(StringComparer.Ordinal) { [ClassifyQuest.Knows] = true, [ClassifyQuest.KnowsNot] = false };
    private const int MostRows = 20;
    private const int MostColumns = 5;

    internal ClassifyQuest Classify(Fields fields, QuestHead head)
    {
        var step = fields.OptionalScalar("step") is { } named ? Step(named) : null;
        var rows = Rows(fields);
        var columns = Columns(fields);
        var solution = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, place, value) in fields.Entries("solution"))
        {
            if (Column(key, place, columns) is not { } column)
            {
                continue;
            }

            var known = (value as Node.List)?.Items.OfType<Node.Scalar>().Select(s => Row(s, rows)).OfType<ClassifyRow>().ToHashSet() ?? [];
            foreach (var row in rows)
            {
                solution[ClassifyQuest.Cell(column, row)] = known.Contains(row) ? ClassifyQuest.Knows : ClassifyQuest.KnowsNot;
            }
        }

        var missing = columns.FirstOrDefault(c => rows.Count > 0 && !solution.ContainsKey(ClassifyQuest.Cell(c, rows[0])));
        if (missing is not null)
        {
            _diagnostics.Error("PQ0426", fields.PlaceOf("solution"), $"the solution says nothing about {missing}", "solution maps each column to the list of terms that it knows; [] for none");
        }

        return new ClassifyQuest(head)
        {
            Rows = rows.ToSequence(),
            Columns = columns.ToSequence(),
            Step = step,
            Solution = solution,
            SolutionPlace = fields.PlaceOf("solution"),
            Rejects = fields.OptionalItems("rejects").Select(r => Claim(r, rows, columns)).OfType<WrongEntry>().ToSequence(),
        };
    }

    private List<ClassifyRow> Rows(Fields fields)
    {
        var rows = new List<ClassifyRow>();
        foreach (var item in fields.Items("rows").OfType<Node.Scalar>())
        {
            if (_terms.Canonical(item, Protocol.Vocabulary) is not { } term)
            {
                continue;
            }

            if (rows.Any(r => r.Term.Equals(term)))
            {
                _diagnostics.Error("PQ0450", item.Place, $"{PlainText.Excerpt(item.Text)} is asked about twice", "leave one out; two names of one term are one row");
            }

            rows.Add(new ClassifyRow(item.Text.Trim(), term));
        }

        if (rows.Count is 0 or > MostRows)
        {
            _diagnostics.Error("PQ0450", fields.PlaceOf("rows"), $"a classify quest has 1 to {MostRows} rows, this has {rows.Count}", "a row is a term of the protocol");
        }

        return rows;
    }

    private List<string> Columns(Fields fields)
    {
        var columns = new List<string>();
        foreach (var item in fields.Items("columns").OfType<Node.Scalar>())
        {
            var column = item.Text == SecrecyGoal.Network ? item.Text : Role(item)?.Name;
            if (column is null)
            {
                continue;
            }

            if (columns.Contains(column))
            {
                _diagnostics.Error("PQ0450", item.Place, $"{column} is asked about twice", "leave one out");
            }

            columns.Add(column);
        }

        if (columns.Count is 0 or > MostColumns)
        {
            _diagnostics.Error("PQ0450", fields.PlaceOf("columns"), $"a classify quest has 1 to {MostColumns} columns, this has {columns.Count}", $"a column is a role, or {SecrecyGoal.Network}");
        }

        return columns;
    }

    private string? Column(string text, Place place, List<string> columns)
    {
        var name = text == SecrecyGoal.Network ? text : Protocol.FindRole(text)?.Name;
        if (name is not null && columns.Contains(name))
        {
            return name;
        }

        _diagnostics.Error("PQ0451", place, $"{PlainText.Excerpt(text)} is no column of this quest", $"use {string.Join(" or ", columns)}");
        return null;
    }

    private ClassifyRow? Row(Node.Scalar text, List<ClassifyRow> rows)
    {
        var row = _terms.Canonical(text, Protocol.Vocabulary) is { } term ? rows.FirstOrDefault(r => r.Term.Equals(term)) : null;
        if (row is null)
        {
            _diagnostics.Error("PQ0452", text.Place, $"{PlainText.Excerpt(text.Text)} is no row of this quest", $"use {string.Join("; ", rows.Select(r => r.Label))}");
        }

        return row;
    }

    private WrongEntry? Claim(Node node, List<ClassifyRow> rows, List<string> columns)
    {
        if (Fields.Of(node, _diagnostics, "a reject") is not { } fields)
        {
            return null;
        }

        var column = fields.Scalar("column") is { } named ? Column(named.Text, named.Place, columns) : null;
        var row = fields.Scalar("row") is { } term ? Row(term, rows) : null;
        var claim = fields.Choice("claim", Claims);
        var because = fields.Prose("because");
        fields.Finish();
        return column is null || row is null || claim is null || because is null
            ? null
            : new WrongEntry(ClassifyQuest.Cell(column, row), claim == true ? ClassifyQuest.Knows : ClassifyQuest.KnowsNot, because) { Place = fields.Place };
    }
}
