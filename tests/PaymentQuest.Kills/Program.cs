// Kills the game, again and again, at the moment when it confirms a move, on a disk that takes its time, and looks whether the move was kept.
using System.Collections.Concurrent;
using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using PaymentQuest.Kills;
using PaymentQuest.Scenarios;
using PaymentQuest.Terminal;

var kills = new Option<int>("--kills") { Description = "how many games are killed, as many of each kind of quest", DefaultValueFactory = _ => 1_000 };
var delay = new Option<int>("--fsync") { Description = "milliseconds that an fsync takes longer", DefaultValueFactory = _ => 100 };
var parallel = new Option<int>("--parallel") { Description = "how many games are played at once", DefaultValueFactory = _ => 2 * Environment.ProcessorCount };
var endings = new Option<int>("--endings") { Description = "how often each kind of quest is ended by each key and signal", DefaultValueFactory = _ => 2 };
var game = new Argument<string>("game") { Description = "the executable, or paymentquest.dll; the one built with this program when it is not named", DefaultValueFactory = _ => Path.Combine(AppContext.BaseDirectory, "paymentquest.dll") };
var command = new RootCommand("Kills games when they confirm a move, and looks for the move in the records.") { kills, delay, parallel, endings, game };
command.SetAction(parsed =>
{
    using var disk = new SlowDisk(parsed.GetValue(delay));
    var killing = new Killing(Path.GetFullPath(parsed.GetRequiredValue(game)), disk, new LibraryQuests(Library.Shipped));
    var scripts = Script.All;
    var tasks = new List<(string What, Func<string?> Try)>();
    var each = (parsed.GetValue(kills) + scripts.Count - 1) / scripts.Count;
    for (var i = 0; i < each; i++)
    {
        var which = i;
        tasks.AddRange(scripts.Select(s => ($"{s.Kind}, killed", (Func<string?>)(() => killing.Kill(s, which)))));
    }

    for (var i = 0; i < parsed.GetValue(endings); i++)
    {
        tasks.AddRange(scripts.SelectMany(s => Killing.Endings.Select(e => ($"{s.Kind}, {e.Name}", (Func<string?>)(() => killing.End(s, e))))));
    }

    var results = new ConcurrentBag<(string What, string? Lost)>();
    var clock = Stopwatch.StartNew();
    Parallel.ForEach(Partitioner.Create(tasks, EnumerablePartitionerOptions.NoBuffering), new ParallelOptions { MaxDegreeOfParallelism = parsed.GetValue(parallel) }, task =>
    {
        string? lost;
        try
        {
            lost = task.Try();
        }
        catch (InvalidOperationException unexpected)
        {
            lost = unexpected.Message;
        }

        results.Add((task.What, lost));
        if (lost is not null || results.Count % 50 == 0)
        {
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{results.Count,5} of {tasks.Count}, {results.Count(r => r.Lost is not null)} lost, {clock.Elapsed:mm\\:ss}{(lost is null ? "" : $"  {task.What}: {lost}")}"));
        }
    });

    foreach (var group in results.GroupBy(r => r.What).OrderBy(g => g.Key, StringComparer.Ordinal))
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{group.Key,-28} {group.Count(),5} games, {group.Count(r => r.Lost is not null),4} lost something or ended with another code"));
    }

    var bad = results.Count(r => r.Lost is not null);
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{results.Count} games, {bad} lost something or ended with another code, fsync {parsed.GetValue(delay)} ms longer"));
    return bad == 0 ? 0 : 1;
});
return command.Parse(args).Invoke();
