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

var minutes = new Option<double>("--minutes") { Description = "how long it is played", DefaultValueFactory = _ => 10 };
var seed = new Option<int>("--seed") { Description = "what chance begins with; the next game has the next one", DefaultValueFactory = _ => 1 };
var keys = new Command("keys", "Plays with keys, pastes, mouse reports, broken sequences, sizes and signals by chance, and looks whether the terminal is handed back as it was.") { minutes, seed, parallel, game };
keys.SetAction(parsed =>
{
    var play = new RandomPlay(Path.GetFullPath(parsed.GetRequiredValue(game)), new LibraryQuests(Library.Shipped));
    var clock = Stopwatch.StartNew();
    var (next, played, wrong) = (parsed.GetValue(seed) - 1, 0, 0);
    Parallel.For(0, parsed.GetValue(parallel), _ =>
    {
        while (clock.Elapsed.TotalMinutes < parsed.GetValue(minutes))
        {
            if (play.Play(Interlocked.Increment(ref next)) is { } problem)
            {
                Interlocked.Increment(ref wrong);
                Console.Error.WriteLine(problem);
            }

            Interlocked.Increment(ref played);
        }
    });
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{played} games with {RandomPlay.Events} acts each, {wrong} wrong"));
    return played > 0 && wrong == 0 ? 0 : 1;
});
command.Subcommands.Add(keys);
return command.Parse(args).Invoke();
