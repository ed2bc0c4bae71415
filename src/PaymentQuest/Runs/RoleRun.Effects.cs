using PaymentQuest.Cryptography;
using PaymentQuest.Protocols;
using PaymentQuest.Roles;
using PaymentQuest.Terms;
using PaymentQuest.Wire;
using PaymentQuest.Worlds;

namespace PaymentQuest.Runs;

/// <summary>What a role changes in the world, and the values that it makes.</summary>
public sealed partial class RoleRun
{
    private Verdict? Apply(RoleAction.Effect effect, World world)
    {
        var vocabulary = _surroundings.Protocol.Vocabulary;
        var inputs = Inputs(effect.Inputs);
        if (inputs.Contains(null))
        {
            return Stall(effect.Step);
        }

        string Text(int i) => TermText.Of(effect.Inputs[i].Term, inputs[i], vocabulary);
        switch (effect.Rule)
        {
            case Rule.Record:
                world.Note(effect.Step, Party, "record", $"{effect.Rule.Label} = {Text(0)}", "");
                return null;
            case Rule.Reserve when Der.ReadMoney(inputs[0]) is { } amount:
                return world.Reserve(effect.Step, Party, amount, Text(1), Text(2), Text(3), inputs.Length > 4 ? Der.ReadDate(inputs[4]) : null)
                    ? null
                    : new Verdict.Stalled(_program.Role.Name, effect.Step, new Hindrance.CannotBear(Text(1), amount.ToString(), Text(3)));
            case Rule.Settle:
                var paid = inputs.Length > 1 ? Der.ReadMoney(inputs[1]) : null;
                return world.Settle(effect.Step, Party, Text(0), paid) ? null : new Verdict.Stalled(_program.Role.Name, effect.Step, new Hindrance.NotReserved(Text(0), paid?.ToString() ?? ""));
            case Rule.Issue:
                return world.Issue(effect.Step, Party, Text(0), inputs[0]!) ? null : new Verdict.Stalled(_program.Role.Name, effect.Step, new Hindrance.IssuedBefore(Text(0)));
            case Rule.Ship:
                world.Note(effect.Step, Party, "ship", Text(0), inputs.Length > 1 ? Text(1) : "");
                return null;
            default:
                return new Verdict.Stalled(_program.Role.Name, effect.Step, new Hindrance.NoAmount(effect.Rule.Label));
        }
    }

    private byte[]? Fresh(Term.Atom atom)
    {
        var sort = _surroundings.Protocol.Vocabulary.Atoms[atom.Name];
        var random = _surroundings.Random($"{_program.Role.Name}/{atom.Name}");
        if (_surroundings.Protocol.Draws.TryGetValue(atom.Name, out var function))
        {
            return _surroundings.World.Arguments(function) is { Count: > 0 } choices ? Values.Parse(sort, choices[random.Below(choices.Count)], _surroundings.Suite) : null;
        }

        if (_surroundings.Protocol.Weak.TryGetValue(atom.Name, out var bits))
        {
            return Der.OctetString(ShortKey.Of(sort.Kind == SortKind.Key ? _surroundings.Suite.KeyLength(sort.Size) : sort.Size, random.Below(ShortKey.Count(bits))));
        }

        return sort.Kind switch
        {
            SortKind.Date => Der.Date(_surroundings.World.Clock),
            SortKind.Text => Der.Text($"{atom.Name.Split('_')[0]}-{random.Below(100_000_000):D8}"),
            SortKind.Key => Der.OctetString(random.Octets(_surroundings.Suite.KeyLength(sort.Size))),
            _ => Der.OctetString(random.Octets(sort.Size)),
        };
    }
}
