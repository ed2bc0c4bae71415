using PaymentQuest.Documents;
using PaymentQuest.Protocols;
using PaymentQuest.Roles;
using PaymentQuest.Terms;
using PaymentQuest.Wire.Text;
using PaymentQuest.Worlds;

namespace PaymentQuest.Runs;

/// <summary>What a check of a foreign message comes to.</summary>
/// <param name="Check">The check.</param>
public sealed record ForeignCheck(CheckName Check)
{
    /// <summary>Why it was made and does not hold, as in verdicts; null when it holds or is not made.</summary>
    public string? Reason { get; init; }

    /// <summary>What the receiver expected, as people read it; null where nothing was compared.</summary>
    public string? Expected { get; init; }

    /// <summary>What the message has instead.</summary>
    public string? Found { get; init; }

    /// <summary>
    /// Why it cannot be made; null when it was. <c>value</c>: it takes a value that the receiver has of earlier messages or keeps secret, and that nobody has given;
    /// <c>key</c>: a key or certificate of somebody's own; <c>memory</c>: what the receiver has accepted before; <c>decision</c>: the receiver decides by accounts of its own.
    /// </summary>
    public string? Lack { get; init; }

    /// <summary>The terms that it lacks, in the protocol's own names; none where it is memory that it lacks.</summary>
    public Sequence<string> Needs { get; init; } = [];
}

/// <summary>Where a foreign message cannot be read, or is written otherwise than a run writes it.</summary>
/// <param name="Word">What it is: <c>unknown</c>, <c>repeated</c>, <c>not_canonical</c> and so on.</param>
/// <param name="Offset">The first octet that it concerns, from 0.</param>
/// <param name="Field">The field, where there is one; else empty.</param>
public sealed record ForeignFault(string Word, int Offset, string Field)
{
    internal static ForeignFault Of(TextFaultAt fault) => new(fault.Word, fault.Offset, fault.Field);
}

/// <summary>A named text or a value in a foreign message.</summary>
/// <param name="Name">Its name in the message, or the term.</param>
/// <param name="Term">The term that it says, in the protocol's own names; null of what the protocol does not speak of.</param>
/// <param name="Value">Its text, escapes undone.</param>
/// <param name="Offset">The first octet, from 0, in the message, or in the field in which the value with a format of its own stands.</param>
/// <param name="Length">How many octets.</param>
public sealed record ForeignField(string Name, string? Term, string Value, int Offset, int Length);

/// <summary>
/// Octets that somebody else produced, read as a message of a protocol: what stands in them, in which way they are written differently from what a run accepts, and what
/// the checks of the receiver come to that can be made without keys of others and without what it remembers.
/// </summary>
/// <param name="Fields">What stands there, in order of octets.</param>
/// <param name="Deviations">Where it is written otherwise than a run writes it. It is read all the same.</param>
/// <param name="Fault">Why the message cannot be read, or null.</param>
/// <param name="Checks">The checks; the form alone when the message cannot be read.</param>
public sealed record ForeignMessage(Sequence<ForeignField> Fields, Sequence<ForeignFault> Deviations, ForeignFault? Fault, Sequence<ForeignCheck> Checks)
{
    /// <summary>Whether it can be read and no check that was made refuses it.</summary>
    public bool IsAcceptable => Fault is null && Checks.All(c => c.Reason is null);

    /// <summary>Reads a message.</summary>
    /// <param name="plan">Protocol, suite, and the setting with what the receiver knows; a seed makes nothing here that counts.</param>
    /// <param name="step">The message.</param>
    /// <param name="octets">The octets.</param>
    /// <param name="given">Values of atoms by name, as people write them, which the receiver has besides those of the setting. Each is a value of its sort.</param>
    /// <returns>Null when the pool has too few keys for the protocol.</returns>
    public static ForeignMessage? Read(RunPlan plan, Step step, byte[] octets, IReadOnlyDictionary<string, string> given)
    {
        if (step.Frame is not null && OutOfChannels(plan.Compiled) is { } open)
        {
            // What somebody recorded is what came out of the channel. Whether it came in it nobody can tell any more.
            var frame = new ForeignCheck(new CheckName(step.To, step.Name, Channel.Check)) { Lack = "key", Needs = [step.Channel!.ToString()] };
            var read = Read(plan with { Compiled = open }, open.Protocol.Steps[step.Number - 1], octets, given);
            return read is { Fault: null } ? read with { Checks = [read.Checks[0], frame, .. read.Checks.Skip(1)] } : read;
        }

        var arrived = new ArrivedOctets();
        var protocol = plan.Compiled.Protocol;
        var format = (protocol.Wire as TextFormats)?.Of(step.Content);
        var reading = format?.Read(octets);
        if (reading is not null)
        {
            arrived.Add(format!, octets, reading);
            if (reading.Der is null)
            {
                var form = new CheckName(step.To, step.Name, "form");
                return new ForeignMessage(Named(format!, reading, protocol.Vocabulary), [], ForeignFault.Of(reading.Fault!.Value), [new ForeignCheck(form) { Reason = "form" }]);
            }

            protocol = protocol with { Wire = ((TextFormats)protocol.Wire).With(arrived) };
        }

        var setting = plan.Setting with
        {
            Values = plan.Setting.Values.Where(v => !given.ContainsKey(v.Key)).Concat(given).ToDictionary(v => v.Key, v => v.Value, StringComparer.Ordinal),
            Parties = plan.Setting.Parties.ToDictionary(p => p.Key, p => given.GetValueOrDefault(protocol.Roles.First(r => r.Name == p.Key).Symbol) ?? p.Value, StringComparer.Ordinal),
        };
        if (Keyring.Deal(plan.Suite, protocol, setting, plan.Seed) is not { } keyring)
        {
            return null;
        }

        var surroundings = new Surroundings(protocol, keyring, new World(setting), setting, plan.Seed, plan.Number);
        var beforehand = new Beforehand(surroundings);
        var program = plan.Compiled.Programs[step.To];
        var role = RoleRun.Facing(program, surroundings, step.Number, term => IsTold(term, setting, protocol) ? beforehand.Value(term)?.Octets : null);
        var (checks, fault) = role.Examine(step.Number, octets);
        var fields = reading is not null ? Named(format!, reading, protocol.Vocabulary) : Parts(step.Unwrapped(), octets, protocol.Vocabulary);
        var at = fault is { } wrong ? ForeignFault.Of(new TextFaultAt(TextFault.Value, wrong.Offset, wrong.Expected)) : null;
        var others = role.OtherLengths.Select(t => protocol.Vocabulary.Label(t)).Select(t => new ForeignFault(TextFaultAt.Words[TextFault.Value], fields.FirstOrDefault(f => f.Term == t)?.Offset ?? 0, t));
        return new ForeignMessage(fields, (reading is null ? [] : Deviating(reading).Select(ForeignFault.Of)).Concat(others).ToSequence(), at, checks);
    }

    /// <summary>The protocol as if nothing wrapped its messages.</summary>
    private static CompiledProtocol? OutOfChannels(CompiledProtocol compiled) => CompiledProtocol.Compile(
        compiled.Protocol with
        {
            Steps = compiled.Protocol.Steps.Select(s => s.Unwrapped() with { ReceiverRules = s.ReceiverRules.Where(r => s.Frame is null || r.Label != Channel.SessionCheck).ToSequence() }).ToSequence(),
            Omitted = compiled.Protocol.Omitted.Where(o => o.Key.Split('/')[^1] is not (Channel.Check or Channel.SessionCheck)).ToDictionary(StringComparer.Ordinal),
        },
        new Diagnostics());

    /// <summary>Whether a value is one that the setting says, or that everybody can make of such.</summary>
    private static bool IsTold(Term term, Setting setting, Protocol protocol) => term switch
    {
        Term.Atom a => setting.Values.ContainsKey(a.Name) || protocol.Roles.Any(r => r.Symbol == a.Name),
        Term.PublicKey or Term.PrivateKey or Term.Certificate or Term.RevocationList or Term.Signed or Term.Sealed or Term.Encrypted or Term.AuthenticatedEncryption => false,
        _ => term.Children.All(c => IsTold(c, setting, protocol)),
    };

    private static Sequence<ForeignField> Named(TextFormat format, TextReading reading, Vocabulary vocabulary)
    {
        var fields = new List<ForeignField>();
        foreach (var entry in reading.Entries)
        {
            fields.Add(new ForeignField(entry.Name, format.TermOf(entry.Name) is { } term ? vocabulary.Label(term) : null, entry.Text, entry.Offset, entry.Length));
            foreach (var inner in reading.Inner.Where(i => i.Field == entry.Name))
            {
                fields.AddRange(Named(inner.Format, inner.Reading, vocabulary).Select(f => f with { Name = $"{entry.Name} > {f.Name}" }));
            }
        }

        return fields.ToSequence();
    }

    private static IEnumerable<TextFaultAt> Deviating(TextReading reading) => reading.Deviations.Concat(
        reading.Inner.SelectMany(i => Deviating(i.Reading).Select(d =>
        {
            // Where it stands in the text around it; where that escapes what is in it, where it begins.
            var entry = reading.Entries.First(e => e.Name == i.Field);
            return d with { Field = d.Field.Length == 0 ? i.Field : $"{i.Field} > {d.Field}", Offset = entry.Offset + (entry.Length == i.Octets.Length ? d.Offset : 0) };
        })));

    private static Sequence<ForeignField> Parts(Step step, byte[] octets, Vocabulary vocabulary) =>
        MessageField.Of(step, octets).Where(f => f.Term is not null)
            .Select(f => new ForeignField(vocabulary.Label(f.Term!), vocabulary.Label(f.Term!), TermText.Of(f.Term!, f.Value(octets), vocabulary), f.Offset, f.Length)).ToSequence();
}
