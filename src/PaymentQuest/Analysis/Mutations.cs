using PaymentQuest.Adversaries;
using PaymentQuest.Runs;
using PaymentQuest.Terms;

namespace PaymentQuest.Analysis;

/// <summary>
/// Every field of every message of an honest run, changed in every way, one at a time. A changed message is delivered in place of the honest one, in a run
/// that is otherwise the same octet for octet; who refuses, and at which check, is what its receivers do with the octets.
/// </summary>
public sealed class Mutations
{
    /// <summary>How many changed runs are made before progress is told.</summary>
    private const int Lot = 64;

    /// <summary>The tag of an OCTET STRING: of digests, ciphertexts, nonces. Only those of one length can be taken for each other.</summary>
    private const byte OctetString = 0x04;

    private readonly Run _honest;
    private readonly Run? _later;
    private readonly Run? _strangers;

    private Mutations(Run honest, Run? later, Run? strangers)
    {
        _honest = honest;
        _later = later;
        _strangers = strangers;
    }

    /// <summary>The run that is changed.</summary>
    public Run Honest => _honest;

    /// <summary>Makes the honest run and those that other values are taken from.</summary>
    /// <param name="plan">The honest run. When it is not completed there is nothing to change, and <see cref="Honest"/> says why.</param>
    public static Mutations Of(RunPlan plan)
    {
        plan = plan with { Suite = plan.Suite.Remembering };
        var cast = CastOf(plan);
        var honest = Run.Execute(Played(plan, cast, Casting.Honest));
        if (honest.Verdict is not Verdict.Completed)
        {
            return new Mutations(honest, null, null);
        }

        var later = plan with { Number = plan.Number + 1, Setting = plan.Setting with { Clock = plan.Setting.Clock.AddMinutes(1) } };
        var others = new Casting(plan.Compiled.Protocol.Roles.Select(r => r.Name).ToSequence(), 1);
        return new Mutations(
            honest with { Plan = plan with { Keyring = honest.Keyring } },
            Run.Execute(Played(later, cast, Casting.Honest)),
            cast is null ? null : Run.Execute(Played(plan with { Number = plan.Number + 2, Setting = cast.SettingOf(others) }, cast, others)));
    }

    /// <summary>The fields of all messages, in order, each message's once.</summary>
    public IEnumerable<(Message Message, MessageField Field)> Fields =>
        _honest.Messages.SelectMany(m => Parts(m).Where(f => f.Term is not null).DistinctBy(f => f.Term).Select(f => (m, f)));

    /// <summary>Every change, in the order of messages and fields.</summary>
    /// <param name="field">The only field, or null for all, and for what frames them. Of an only field a bit of every octet is turned over, else of the first, the middle and the last.</param>
    public IEnumerable<Mutation> All(Term? field = null)
    {
        foreach (var message in _honest.Verdict is Verdict.Completed ? _honest.Messages : [])
        {
            var fields = Parts(message);
            foreach (var place in fields.Where(f => f.Term is not null && (field is null || field.Equals(f.Term))).DistinctBy(f => f.Term))
            {
                foreach (var mutation in Changes(message, place, isEveryOctet: field is not null))
                {
                    yield return mutation;
                }
            }

            var framing = field is null ? Enumerable.Range(0, Octets(message).Length).Where(at => !fields.Any(f => at >= f.Offset && at < f.Offset + f.Length)) : [];
            foreach (var at in framing)
            {
                yield return new Mutation(message.Step, null, MutationOperator.Flip, Flipped(Octets(message), at)) { Offset = at };
            }
        }
    }

    /// <summary>What comes of changes, each for itself, in their order.</summary>
    /// <param name="mutations">The changes.</param>
    /// <param name="progress">Is told how many are done.</param>
    public IReadOnlyList<MutationResult> Judge(IReadOnlyList<Mutation> mutations, Action<int>? progress = null)
    {
        var befores = Befores(mutations.Select(m => m.Step.Number).Distinct().Order());
        var results = new List<MutationResult>(mutations.Count);
        foreach (var lot in mutations.Chunk(Lot))
        {
            results.AddRange(lot.AsParallel().AsOrdered().Select(m => Judge(m, befores[m.Step.Number])));
            progress?.Invoke(results.Count);
        }

        return results;
    }

    /// <summary>The honest run as it is before each of these messages: until then a changed run is the same.</summary>
    private Dictionary<int, Run> Befores(IEnumerable<int> steps)
    {
        var befores = new Dictionary<int, Run>();
        Run? before = null;
        foreach (var step in steps)
        {
            var plan = _honest.Plan with { StopAfter = step - 1, FurtherRounds = 0 };
            befores.Add(step, before = before?.GoOn(plan) ?? Run.Execute(plan));
        }

        return befores;
    }

    private MutationResult Judge(Mutation mutation, Run before)
    {
        var run = before.GoOn(_honest.Plan with { Interferences = [new Interference(mutation.Step.Number, Travelling(mutation))] });
        Verdict? TurnedDown(Run of) => of.Messages.FirstOrDefault(m => m.Step.Number == mutation.Step.Number)?.TurnedDown;

        // Who refuses a message anyway has not noticed that it was changed, unless for another reason.
        if (TurnedDown(run) is { } refusal && ReasonOf(refusal) != ReasonOf(TurnedDown(_honest)))
        {
            return new MutationResult(mutation, refusal);
        }

        if (run.Verdict is not Verdict.Completed)
        {
            return new MutationResult(mutation, run.Verdict);
        }

        return new MutationResult(mutation, run.Verdict)
        {
            Affected = run.Messages.Zip(_honest.Messages).FirstOrDefault(m => !m.First.Sent.AsSpan().SequenceEqual(m.Second.Sent)).First?.Step,
            Kept = run.Plan.Compiled.Protocol.Roles.Select(r => Kept(r.Name, run)).FirstOrDefault(k => k is not null),
            IsWorldAffected = !run.World.Events.SequenceEqual(_honest.World.Events) || !Balances(run).SequenceEqual(Balances(_honest)),
        };
    }

    /// <summary>What is said over a channel can be changed by who says it, so it travels in a frame that opens.</summary>
    private byte[] Travelling(Mutation mutation)
    {
        var message = _honest.Messages.First(m => m.Step.Number == mutation.Step.Number);
        return message.Said is null ? mutation.Octets : _honest.Roles[message.Step.From].WithSaid(message.Step, message.Sent, mutation.Octets)!;
    }

    private static byte[] Octets(Message message) => message.Shown.Octets;

    private static Sequence<MessageField> Parts(Message message) => MessageField.Of(message.Shown.Step, message.Shown.Octets);

    private static (string? Word, string? Check) ReasonOf(Verdict? verdict) => (verdict?.Word, (verdict as Verdict.Refused)?.Check.ToString());

    private (string Role, Term Term)? Kept(string role, Run run)
    {
        var before = _honest.Roles[role].Evidence;
        var other = run.Roles[role].Evidence.FirstOrDefault(e => !before.Any(b => b.Term.Equals(e.Term) && b.Octets.AsSpan().SequenceEqual(e.Octets)));
        return other.Term is null ? null : (role, other.Term);
    }

    private static IEnumerable<KeyValuePair<string, Amount>> Balances(Run run) => run.World.Accounts.OrderBy(a => a.Key, StringComparer.Ordinal);

    private IEnumerable<Mutation> Changes(Message message, MessageField place, bool isEveryOctet)
    {
        var field = place.Term!;
        var own = Octets(message)[place.Offset..(place.Offset + place.Length)];
        Mutation? Replaced(MutationOperator way, byte[]? octets) => octets is null || octets.AsSpan().SequenceEqual(own)
            ? null
            : Made(new Mutation(message.Step, field, way, MessageField.Replace(message.Shown.Step, Octets(message), field, octets) ?? Spliced(Octets(message), place, octets)), message);

        var offsets = isEveryOctet ? Enumerable.Range(place.Offset, place.Length) : new[] { place.Offset, place.Offset + (place.Length / 2), place.Offset + place.Length - 1 }.Distinct();
        IEnumerable<Mutation?> changes =
        [
            .. offsets.Select(at => Made(new Mutation(message.Step, field, MutationOperator.Flip, Flipped(Octets(message), at)), message)),
            Replaced(MutationOperator.Later, Same(_later, message, field)),
            Replaced(MutationOperator.Stranger, Same(_strangers, message, field)),
            .. Alike(message, place, own).Select(source => Replaced(MutationOperator.Elsewhere, source.Octets) is { } m ? m with { Source = (source.Message.Step, source.Field) } : null),
            Replaced(MutationOperator.Empty, [own[0], 0]),
            Replaced(MutationOperator.Drop, []),
            Replaced(MutationOperator.Double, [.. own, .. own]),
        ];
        return changes.OfType<Mutation>();
    }

    /// <summary>Other values of the run that could be taken for this one: they have its tag, and octet strings its length.</summary>
    private IEnumerable<(Message Message, Term Field, byte[] Octets)> Alike(Message message, MessageField place, byte[] own)
    {
        var value = place.Value(Octets(message)).ToArray();
        return Fields
            .Where(f => f.Field.Value(Octets(f.Message)) is var other && other[0] == value[0] && (value[0] != OctetString || other.Length == value.Length))
            .Select(f => (f.Message, f.Field.Term!, Octets: Octets(f.Message)[f.Field.Offset..(f.Field.Offset + f.Field.Length)]))
            .Where(f => !f.Octets.AsSpan().SequenceEqual(own))
            .DistinctBy(f => Convert.ToHexString(f.Octets));
    }

    private static byte[]? Same(Run? other, Message message, Term field) =>
        other?.Messages.FirstOrDefault(m => m.Step.Number == message.Step.Number) is { } there && Parts(there).FirstOrDefault(f => field.Equals(f.Term)) is { } place
            ? Octets(there)[place.Offset..(place.Offset + place.Length)]
            : null;

    private static Mutation Made(Mutation mutation, Message message) => mutation with { Offset = Octets(message).AsSpan().CommonPrefixLength(mutation.Octets) };

    /// <summary>Without framing anew, which only a wire format could do.</summary>
    private static byte[] Spliced(byte[] message, MessageField place, byte[] octets) => [.. message[..place.Offset], .. octets, .. message[(place.Offset + place.Length)..]];

    private static byte[] Flipped(byte[] message, int at)
    {
        var octets = message.ToArray();
        octets[at] ^= 1;
        return octets;
    }

    /// <summary>The parties of the run, and others. Null when the pool has too few keys for both.</summary>
    private static Cast? CastOf(RunPlan plan) => Cast.Of(plan.Compiled with { Protocol = plan.Compiled.Protocol with { Setting = plan.Setting } }, plan.Suite, plan.Seed, 1);

    /// <summary>The plan with the keys of these parties. Certificates are made anew, because the cast knows no wire format.</summary>
    private static RunPlan Played(RunPlan plan, Cast? cast, Casting casting) => cast is null ? plan : plan with
    {
        Keyring = Keyring.Of(plan.Suite, plan.Compiled.Protocol, plan.Setting, plan.Seed, plan.Compiled.Protocol.Holders.ToDictionary(h => h, h => cast.Key(h, casting), StringComparer.Ordinal)),
    };
}
