using System.Globalization;
using PaymentQuest.Documents;
using PaymentQuest.Quests;

namespace PaymentQuest.Screens;

/// <content>A sheet, filled in line by line.</content>
public sealed partial class PlainGame
{
    private bool _isHandingInOffered;

    private void ShowSheet(SheetQuest quest)
    {
        Tell(ProtocolText.Lines(quest.Protocol, language, glyphs));
        var drafts = _session!.Desk.Drafts;
        switch (quest)
        {
            case ClassifyQuest c:
                Say(c.Step is { } step ? Prose.Of("plain.who-knows-after", ("step", step.Number), ("name", c.Protocol.Names.OfMessage(step.Name))).In(language) : Prose.Of("plain.who-knows").In(language));
                foreach (var column in c.Columns)
                {
                    string Marked(string mark) => string.Join("; ", c.Rows.Where(r => drafts.GetValueOrDefault(ClassifyQuest.Cell(column, r), "") == mark).Select(r => r.Label));
                    Say("  " + Prose.Of(
                        "plain.column",
                        ("column", column),
                        ("knows", Marked(ClassifyQuest.Knows)),
                        ("knowsNot", Marked(ClassifyQuest.KnowsNot)),
                        ("marked", Marked(""))).In(language));
                }

                Say(Prose.Of("plain.how-to-classify", ("columns", c.Columns[0]), ("rows", c.Rows[0].Label)).In(language));
                break;
            case OrderQuest o:
                Say(Prose.Of("plain.checks-to-order", ("step", o.Step.Number), ("name", o.Protocol.Names.OfMessage(o.Step.Name))).In(language));
                var text = new SheetText(o, language, glyphs);
                var presented = OrderJudge.Presented(o, _session.Seed);
                for (var i = 0; i < presented.Count; i++)
                {
                    Say($"  {i + 1} {presented[i]}: {text.Short(presented[i])}");
                }

                Say(Prose.Of("plain.how-to-order", ("orderQuest", string.Join(' ', Labels(o).Select(l => presented.ToList().IndexOf(l) + 1)))).In(language));
                break;
            case ComputeQuest c:
                ComputeView.Rules(c, _session.Seed, language).ToList().ForEach(r => Say("  " + r));
                foreach (var calculation in c.Calculations)
                {
                    var written = drafts.GetValueOrDefault(calculation.Key, "");
                    Say($"  {calculation.Key}: {ComputeView.Question(c, calculation, language)}{(written.Length == 0 ? "" : $"  [{ComputeView.Answer(written, language)}]")}");
                }

                Say(Prose.Of("plain.how-to-compute", ("calculations", c.Calculations[0].Key)).In(language));
                break;
        }
    }

    private void Sheet(SheetQuest quest, string word, string rest, string line)
    {
        if (_session!.IsOver)
        {
            Say(Prose.Of("plain.over").In(language));
            return;
        }

        if (word is "send" or "enviar" or "entregar")
        {
            HandIn(quest);
            return;
        }

        _isHandingInOffered = false;
        if (quest is ClassifyQuest classify && word is "knows" or "sabe" or "not" or "no")
        {
            Mark((ClassifyQuest)quest, word is "knows" or "sabe" ? ClassifyQuest.Knows : ClassifyQuest.KnowsNot, rest);
        }
        else if (quest is OrderQuest order)
        {
            Arrange(order, line);
        }
        else
        {
            var (entries, problem) = SheetJudge.Read(quest, line);
            Fill(entries);
            Say(problem is { } told ? $"{glyphs.Refused} {told.In(language)}." : Prose.Of("plain.noted").In(language));
        }
    }

    private void Mark(ClassifyQuest quest, string mark, string rest)
    {
        var (name, list) = Split(rest);
        var column = quest.Columns.FirstOrDefault(c => c.Equals(name, StringComparison.OrdinalIgnoreCase));
        var (rows, problem) = ClassifyJudge.RowsOf(quest, list);
        if (column is null || problem is not null || rows.Count == 0)
        {
            Say($"{glyphs.Refused} {problem?.In(language) ?? Prose.Of("plain.how-to-classify", ("columns", quest.Columns[0]), ("rows", quest.Rows[0].Label)).In(language)}");
            return;
        }

        Fill(rows.DistinctBy(r => r.Label).ToDictionary(r => ClassifyQuest.Cell(column, r), _ => mark));
        Say(Prose.Of("plain.noted").In(language));
    }

    // Numbers are those of the list as it was first shown; what is not named comes after it.
    private void Arrange(OrderQuest quest, string line)
    {
        var presented = OrderJudge.Presented(quest, _session!.Seed);
        var numbers = line.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries)
            .Select(w => int.TryParse(w, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0).ToList();
        if (numbers.Count == 0 || numbers.Any(n => n < 1 || n > presented.Count) || numbers.Distinct().Count() < numbers.Count)
        {
            Say($"{glyphs.Refused} {Prose.Of("plain.no-order", ("presented", presented.Count)).In(language)}");
            return;
        }

        var order = numbers.Select(n => presented[n - 1]).Concat(Labels(quest)).Distinct(StringComparer.Ordinal);
        Fill(new Dictionary<string, string> { [OrderQuest.Entry] = string.Join('\n', order) });
        Say(Prose.Of("plain.noted").In(language));
    }

    private void Fill(IReadOnlyDictionary<string, string> entries)
    {
        foreach (var (key, written) in entries.Where(e => _session!.Desk.Drafts.GetValueOrDefault(e.Key, "") != e.Value))
        {
            Move(new Move.Write(key, written), null);
        }
    }

    private void HandIn(SheetQuest quest)
    {
        if (!SheetJudge.IsFilled(quest, _session!.Desk.Drafts) && !_isHandingInOffered)
        {
            _isHandingInOffered = true;
            Say(Prose.Of("plain.gaps", ("quest", string.Join("; ", quest.Keys.Where(k => _session.Desk.Drafts.GetValueOrDefault(k, "").Length == 0)))).In(language));
            return;
        }

        _isHandingInOffered = false;
        Move(new Move.Send(SheetQuest.Whole), null);
        Tell(new SheetText(quest, language, glyphs).Lines(_session.Sheet!));
        Debrief();
    }

    private IEnumerable<string> Labels(OrderQuest quest) => SheetScreen.Of(_entry!, quest, _session!, _attempt).Labels;
}
