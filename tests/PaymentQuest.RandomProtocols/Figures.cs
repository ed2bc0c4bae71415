using System.Globalization;
using System.Text;

namespace PaymentQuest.RandomProtocols;

/// <summary>How many of what there were.</summary>
internal sealed class Figures
{
    private const int Often = 6;
    private const string Disagreeing = "disagreement: ";

    private readonly SortedDictionary<string, int> _counts = new(StringComparer.Ordinal);

    /// <summary>How many disagreements there were.</summary>
    public int Disagreements => _counts.Where(c => c.Key.StartsWith(Disagreeing, StringComparison.Ordinal)).Sum(c => c.Value);

    /// <summary>The sum of tables that were written.</summary>
    public static Figures Of(IEnumerable<string> files)
    {
        var figures = new Figures();
        foreach (var line in files.SelectMany(File.ReadLines).Select(l => l.Trim()).Where(l => l.Contains(' ', StringComparison.Ordinal)))
        {
            var end = line.IndexOf(' ', StringComparison.Ordinal);
            figures.Add(line[(end + 1)..], int.Parse(line[..end], CultureInfo.InvariantCulture));
        }

        return figures;
    }

    /// <summary>Whether there were so many like it that another need not be made smaller.</summary>
    public bool IsOftenSeen(Disagreement disagreement) => _counts.GetValueOrDefault(Name(disagreement)) > Often;

    /// <summary>Counts one.</summary>
    public void Count(Examined examined)
    {
        Add("protocols");
        Add(examined.Subject.Compiled is null ? $"refused: {examined.Subject.Problem}" : examined.Subject.Problem is { } problem ? $"not run: {problem}" : "run honestly");
        foreach (var mechanism in examined.Subject.Problem is null ? examined.Subject.Sketch.Mechanisms : [])
        {
            Add($"run honestly with {mechanism}");
            foreach (var word in examined.Verdicts.Values.Select(v => v.Word))
            {
                Add($"verdict with {mechanism}: {word}");
            }
        }

        foreach (var (goal, judged) in examined.Verdicts)
        {
            Add("goals");
            Add($"verdict: {judged.Word}");
            Add($"verdict on {examined.Subject.Sketch.Goals.First(g => g.Name == goal).Word}: {judged.Word}");
        }

        Add("attacks that brute force was asked for", examined.Measured.Of);
        Add("attacks that brute force found too", examined.Measured.Found);
        foreach (var needed in examined.Needed)
        {
            Add($"attack that needs {needed}");
        }

        foreach (var trait in examined.Attacks.SelectMany(t => t))
        {
            Add($"attack with {trait}");
        }

        foreach (var disagreement in examined.Disagreements)
        {
            Add(Name(disagreement));
        }
    }

    /// <summary>The table, a figure a line.</summary>
    public string Table()
    {
        var text = new StringBuilder();
        foreach (var (name, count) in _counts)
        {
            text.Append(CultureInfo.InvariantCulture, $"{count,8} {name}\n");
        }

        return text.ToString();
    }

    /// <summary>So many more of something.</summary>
    public void Add(string what, int count = 1) => _counts[what] = _counts.GetValueOrDefault(what) + count;

    /// <summary>So many of something, whatever it was before.</summary>
    public void Set(string what, int count) => _counts[what] = count;

    private static string Name(Disagreement disagreement) => $"{Disagreeing}{disagreement.Kind}{(disagreement.Traits.Count > 0 ? $" ({string.Join(", ", disagreement.Traits)})" : "")}";
}
