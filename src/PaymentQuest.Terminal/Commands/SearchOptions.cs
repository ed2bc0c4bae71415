using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using PaymentQuest.Analysis;
using PaymentQuest.Cryptography;
using PaymentQuest.Protocols;
using PaymentQuest.Runs;
using PaymentQuest.Terminal.Texts;
using PaymentQuest.Terms;

namespace PaymentQuest.Terminal.Commands;

/// <summary>The options that bound a search for attacks.</summary>
internal sealed class SearchOptions
{
    private const long Mebibyte = 1024 * 1024;

    private readonly Invocation _invocation;
    private readonly Option<string?> _goal;
    private readonly Option<int> _sessions;
    private readonly Option<string?> _dishonest;
    private readonly Option<int> _time;
    private readonly Option<int> _memory;

    public SearchOptions(Invocation invocation)
    {
        _invocation = invocation;
        _goal = new("--goal") { Description = invocation.Say(CommandTexts.GoalOption), HelpName = "TEXT" };
        _sessions = new("--sessions") { Description = invocation.Say(CommandTexts.SessionsOption), HelpName = "N", DefaultValueFactory = _ => 1 };
        _dishonest = new("--dishonest") { Description = invocation.Say(CommandTexts.DishonestOption), HelpName = "ROLE,..." };
        _time = new("--time") { Description = invocation.Say(CommandTexts.TimeOption), HelpName = "S", DefaultValueFactory = _ => 60 };
        _memory = new("--memory") { Description = invocation.Say(CommandTexts.MemoryOption), HelpName = "MIB", DefaultValueFactory = _ => 500 };
    }

    public void AddTo(Command command)
    {
        command.Add(_goal);
        command.Add(_sessions);
        command.Add(_dishonest);
        command.Add(_time);
        command.Add(_memory);
    }

    /// <summary>What is asked of a protocol. Null when it cannot be had; then the exit code says why, and the user was told.</summary>
    public Question? Ask(string idOrPath, ParseResult parsed, out int exitCode)
    {
        if (Options.Load(idOrPath, _invocation, out exitCode) is not { } compiled)
        {
            return null;
        }

        exitCode = ExitCodes.Usage;
        if (Roles(parsed.GetValue(_dishonest), compiled.Protocol) is not { } roles || Claims(parsed.GetValue(_goal), compiled.Protocol) is not { } claims)
        {
            return null;
        }

        var (sessions, time, memory) = (parsed.GetValue(_sessions), parsed.GetValue(_time), parsed.GetValue(_memory));
        if (sessions < 1 || sessions > Bounds.Sessions || time < 1 || memory < 1)
        {
            _invocation.Fail(ExitCodes.Usage, _invocation.Say(
                $"--sessions takes a whole number from 1 to {Bounds.Sessions}, --time and --memory one from 1",
                $"--sessions toma un número entero de 1 a {Bounds.Sessions}; --time y --memory, uno desde 1"));
            return null;
        }

        var suite = compiled.Protocol.Suites.Contains(Suite.Modern.Name) ? Suite.Modern : Suite.ByName(compiled.Protocol.Suites[0])!;
        if (AttackSearch.Of(compiled, suite, sessions, roles) is not { } search)
        {
            exitCode = _invocation.Fail(ExitCodes.InvalidContent, _invocation.Say("the protocol has too many holders of keys for two parties a role", "el protocolo tiene demasiados titulares de claves para dos partes por papel"));
            return null;
        }

        exitCode = ExitCodes.Accepted;
        return new Question(compiled, suite, sessions, roles, claims, search, name => Limited(name, TimeSpan.FromSeconds(time), memory * Mebibyte));
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
                ExplainCommand.NoRole(name, protocol.Roles.Select(r => r.Name), _invocation);
                return null;
            }

            roles.Add(role.Name);
        }

        return roles;
    }

    private IReadOnlyList<Claim>? Claims(string? text, Protocol protocol)
    {
        var claims = protocol.Claims.Where(c => text is null || c.Name.Contains(text, StringComparison.OrdinalIgnoreCase)).ToList();
        if (claims.Count > 0)
        {
            return claims;
        }

        var advice = text is null ? null : _invocation.DidYouMean(text, protocol.Claims.Select(c => c.Name));
        _invocation.Fail(ExitCodes.Usage, _invocation.Say(
            $"{protocol.Id} has no such goal{(advice is null ? "" : $"; {advice}")}",
            $"{protocol.Id} no tiene ese objetivo{(advice is null ? "" : $"; {advice}")}"));
        return null;
    }

    /// <summary>What one search of many may use. What is searched is told on a terminal when it takes longer than half a second.</summary>
    private Budget Limited(string name, TimeSpan time, long memory)
    {
        var watch = Stopwatch.StartNew();
        var shown = 0L;
        return new Budget(() => watch.Elapsed, () => Environment.WorkingSet, time, memory, states =>
        {
            if (_invocation.Port.IsInteractive && watch.ElapsedMilliseconds / 500 > shown)
            {
                shown = watch.ElapsedMilliseconds / 500;
                _invocation.Port.Error.Write($"\r\u001b[K{name}: {states.ToString(CultureInfo.InvariantCulture)}\r");
            }
        });
    }
}

/// <summary>Which attacks are searched for, and within which bound.</summary>
/// <param name="Compiled">In which protocol.</param>
/// <param name="Suite">The algorithms.</param>
/// <param name="Sessions">How many runs of every role.</param>
/// <param name="Dishonest">Names of the roles that dishonest parties can play.</param>
/// <param name="Claims">On which goals.</param>
/// <param name="Search">The search.</param>
/// <param name="NewBudget">What each search may use; is told the name of what is searched.</param>
internal sealed record Question(
    CompiledProtocol Compiled,
    Suite Suite,
    int Sessions,
    IReadOnlyCollection<string> Dishonest,
    IReadOnlyList<Claim> Claims,
    AttackSearch Search,
    Func<string, Budget> NewBudget);
