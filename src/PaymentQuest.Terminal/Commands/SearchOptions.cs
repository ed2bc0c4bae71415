using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using PaymentQuest.Analysis;
using PaymentQuest.Cryptography;
using PaymentQuest.Documents;
using PaymentQuest.Protocols;
using PaymentQuest.Runs;
using PaymentQuest.Screens;
using PaymentQuest.Terms;

namespace PaymentQuest.Terminal.Commands;

/// <summary>The options that bound a search for attacks.</summary>
internal sealed class SearchOptions
{
    private const long Mebibyte = 1024 * 1024;

    private readonly Invocation _invocation;
    private readonly Option<string?> _goal;
    private readonly Option<int?> _sessions;
    private readonly Option<string?> _suite;
    private readonly Option<string?> _dishonest;
    private readonly Option<int?> _time;
    private readonly Option<int?> _memory;

    public SearchOptions(Invocation invocation)
    {
        _invocation = invocation;
        _goal = Options.Text("--goal", "TEXT", "command.goal-option", invocation);
        _sessions = Options.Number("--sessions", "command.sessions-option", 1, Bounds.Sessions, invocation);
        _suite = Options.Choice("--suite", "command.searched-suite-option", [.. Suite.Nameable.Select(s => s.Name)], invocation);
        _dishonest = Options.Text("--dishonest", "ROLE,...", "command.dishonest-option", invocation);
        _time = Options.Number("--time", "command.time-option", 1, int.MaxValue, invocation);
        _memory = Options.Number("--memory", "command.memory-option", 1, int.MaxValue, invocation);
    }

    /// <summary>Adds them to a command whose first argument is a protocol.</summary>
    public void AddTo(Command command)
    {
        _goal.CompletionSources.CompleteFrom(command.Arguments[0], p => p.Claims.Select(c => c.Name));
        _dishonest.CompletionSources.CompleteFrom(command.Arguments[0], p => p.Roles.Select(r => r.Name).Append(SecrecyGoal.Network));
        command.Add(_goal);
        command.Add(_sessions);
        command.Add(_suite);
        command.Add(_dishonest);
        command.Add(_time);
        command.Add(_memory);
    }

    /// <summary>What is asked of a protocol. Null when it cannot be had; then the exit code says why, and the user was told.</summary>
    public Question? Ask(string idOrPath, ParseResult parsed, out int exitCode)
    {
        if (Options.LoadRunnable(idOrPath, _invocation, out exitCode) is not { } compiled)
        {
            return null;
        }

        exitCode = ExitCodes.Usage;
        if (Roles(parsed.GetValue(_dishonest), compiled.Protocol) is not { } roles || Goals(parsed.GetValue(_goal), compiled.Protocol) is not var (claims, world))
        {
            return null;
        }

        var (sessions, time, memory) = (parsed.GetValue(_sessions) ?? 1, parsed.GetValue(_time) ?? 60, parsed.GetValue(_memory) ?? 500);
        var suites = AttackSearch.Suites(compiled.Protocol);
        if (parsed.GetValue(_suite) is { } chosen)
        {
            suites = suites.Where(s => s.Name == chosen).ToList();
            if (suites.Count == 0)
            {
                exitCode = _invocation.Fail(ExitCodes.Usage, _invocation.Say("runs.does-not-run-under-suite", ("protocol", compiled.Protocol.Id), ("suite", chosen)));
                return null;
            }
        }

        if (AttackSearch.Of(compiled, suites, sessions, roles) is not { } search)
        {
            exitCode = _invocation.Fail(ExitCodes.InvalidContent, _invocation.Say("analyse.the-protocol-has-too-many-holders"));
            return null;
        }

        exitCode = ExitCodes.Accepted;
        return new Question(compiled, suites, sessions, roles, claims, world, search, name => Limited(name, TimeSpan.FromSeconds(time), memory * Mebibyte, _invocation));
    }

    private IReadOnlyList<string>? Roles(string? text, Protocol protocol)
    {
        if (text is null)
        {
            return protocol.Roles.Select(r => r.Name).Except(protocol.Trusted).ToList();
        }

        var roles = new List<string>();
        foreach (var name in text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(n => n != SecrecyGoal.Network))
        {
            if (protocol.FindRole(name) is not { } role)
            {
                ExplainCommand.NoRole(name, protocol.Roles.Select(r => r.Name).Append(SecrecyGoal.Network), _invocation, _dishonest.Name);
                return null;
            }

            roles.Add(role.Name);
        }

        return roles;
    }

    private (IReadOnlyList<Claim> Claims, IReadOnlyList<WorldGoal> World)? Goals(string? text, Protocol protocol)
    {
        bool IsAskedFor(string name) => text is null || name.Contains(text, StringComparison.OrdinalIgnoreCase);
        var claims = protocol.Claims.Where(c => IsAskedFor(c.Name)).ToList();
        var world = protocol.WorldGoals.Where(g => IsAskedFor(g.Name)).ToList();
        if (claims.Count + world.Count > 0)
        {
            return (claims, world);
        }

        var names = protocol.Claims.Select(c => c.Name).Concat(protocol.WorldGoals.Select(g => g.Name)).ToList();
        _invocation.Fail(ExitCodes.Usage, text is null
            ? _invocation.Say("analyse.has-no-goals", ("protocol", protocol.Id))
            : _invocation.Say("analyse.goal-no-goal-of-contains", ("protocol", protocol.Id), ("text", PlainText.Excerpt(text)))
                + (_invocation.DidYouMean(text, names) ?? _invocation.Say("common.they-are") + string.Join("; ", names)));
        return null;
    }

    /// <summary>What one search of many may use. What is searched is told on a terminal when it takes longer than half a second.</summary>
    internal static Budget Limited(string name, TimeSpan time, long memory, Invocation invocation, Func<TimeSpan>? elapsed = null)
    {
        var watch = Stopwatch.StartNew();
        var shown = 0L;
        return new Budget(elapsed ?? (() => watch.Elapsed), time, memory, states =>
        {
            if (invocation.Port.IsInteractive && watch.ElapsedMilliseconds / 500 > shown)
            {
                shown = watch.ElapsedMilliseconds / 500;
                invocation.Port.Error.Write($"\r\u001b[K{name}: {states.ToString(CultureInfo.InvariantCulture)}\r");
            }
        });
    }
}

/// <summary>Which attacks are searched for, and within which bound.</summary>
/// <param name="Compiled">In which protocol.</param>
/// <param name="Suites">The algorithms under any of which an attack counts.</param>
/// <param name="Sessions">How many runs of every role.</param>
/// <param name="Dishonest">Names of the roles that dishonest parties can play.</param>
/// <param name="Claims">On which goals.</param>
/// <param name="World">Which goals of the world are asked for too; no search looks for what violates them.</param>
/// <param name="Search">The search.</param>
/// <param name="NewBudget">What each search may use; is told the name of what is searched.</param>
internal sealed record Question(
    CompiledProtocol Compiled,
    IReadOnlyList<Suite> Suites,
    int Sessions,
    IReadOnlyCollection<string> Dishonest,
    IReadOnlyList<Claim> Claims,
    IReadOnlyList<WorldGoal> World,
    AttackSearch Search,
    Func<string, Budget> NewBudget);
