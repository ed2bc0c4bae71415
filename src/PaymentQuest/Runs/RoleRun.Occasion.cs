using PaymentQuest.Roles;
using PaymentQuest.Rules;
using PaymentQuest.Terms;
using PaymentQuest.Wire;
using PaymentQuest.Worlds;

namespace PaymentQuest.Runs;

/// <summary>What rules see of a role and of the world, and change in it.</summary>
public sealed partial class RoleRun
{
    private sealed class Occasion(RoleRun run, int step, Sequence<Expression> inputs, byte[]?[] values, World world) : IRuleOccasion
    {
        /// <summary>What kept an effect from being carried out; null before.</summary>
        public Hindrance? Hindrance { get; private set; }

        public DateTimeOffset Clock => world.Clock;

        public byte[] this[int input] => values[input]!;

        public byte[]? Optional(int input) => input < values.Length ? values[input] : null;

        public string Text(int input) => TermText.Of(inputs[input].Term, values[input], run._surroundings.Protocol.Vocabulary);

        public bool Remembers(string memory, byte[] value) => world.Remembers(run.Party, memory, value);

        public byte[]? LookUp(Term.Function function, byte[] argument) => run._evaluation.LookUp(function, argument);

        public string? Objection(string account, Amount amount) => world.Objection(account, amount);

        public int Drawn(string atom, int below) => run._surroundings.Random($"{run._program.Role.Name}/{atom}").Below(below);

        public void Note(string kind, string subject, string to) => world.Note(step, run.Party, kind, subject, to);

        public bool Reserve(Amount amount, string from, string to, string reference, DateTimeOffset? until) =>
            world.Reserve(step, run.Party, amount, from, to, reference, until) || Fails(new Hindrance.CannotBear(from, $"{amount}", reference));

        public bool Settle(string reference, Amount? part) =>
            world.Settle(step, run.Party, reference, part)
            || Fails(world.SetAside(reference) is { } reserved && reserved.Amount.IsAtLeast(part ?? reserved.Amount) == true
                ? new Hindrance.CannotTake(reserved.To, $"{part ?? reserved.Amount}")
                : new Hindrance.NotReserved(reference, $"{part}"));

        public bool Issue(string subject, byte[] token) => world.Issue(step, run.Party, subject, token) || Fails(new Hindrance.IssuedBefore(subject));

        public bool Set(string function, byte[] argument, string subject, byte[] value, string to)
        {
            var sort = run._surroundings.Protocol.Vocabulary.Functions[function].Result;
            if (Values.Fault(sort, value, run._surroundings.Suite) is not null)
            {
                return Fails(new Hindrance.NoValueOfSort(to, $"{sort}", run._surroundings.Suite.Name));
            }

            world.Set(step, run.Party, $"{Rule.Set.Meaning}", function, argument, subject, value, to);
            return true;
        }

        public bool IsNoAmount(string label) => Fails(new Hindrance.NoAmount(label));

        private bool Fails(Hindrance hindrance)
        {
            Hindrance = hindrance;
            return false;
        }
    }
}
