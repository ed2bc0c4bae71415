using PaymentQuest.Cryptography;
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
        var inputs = Inputs(effect.Inputs);
        if (inputs.Contains(null))
        {
            return Stall(effect.Step);
        }

        var occasion = new Occasion(this, effect.Step, effect.Inputs, inputs, world);
        return effect.Rule.Apply(occasion) ? null : new Verdict.Stalled(_program.Role.Name, effect.Step, occasion.Hindrance!);
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
