using PaymentQuest.Constructors;
using PaymentQuest.Cryptography;
using PaymentQuest.Protocols;
using PaymentQuest.Runs;
using PaymentQuest.Terms;
using Xunit;

namespace PaymentQuest.Tests.Runs;

/// <summary>
/// Octets decide and terms explain, so both have to come to the same verdict at the same check: for every field of every message in
/// whose place the network puts another value of the same form, from this run or from another.
/// </summary>
public sealed class SymbolicAgreementTests
{
    private const string Mark = "'";

    public static TheoryData<string, string, bool> Cases => new(
        from id in (string[])["1kp", "1kp-pin", "2kp", "3kp"] from suite in Suite.All from isDeclined in (bool[])[false, true] select (id, suite.Name, isDeclined));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Replacing_one_field_is_refused_at_the_same_check(string id, string suite, bool isDeclined)
    {
        var world = new Surrounding(id, Suite.ByName(suite)!, isDeclined);
        // RSA of the modern suite is several times slower, and which octets are chosen matters no more there.
        var all = (from f in world.Fields from candidate in suite == "modern" ? f.Candidates.Take(3) : f.Candidates select (f.Step, f.Field, candidate)).ToList();
        Assert.True(all.Count > 40, $"only {all.Count} cases");
        Assert.All(Thoroughness.Sample(all, 20, $"fields of {id} {suite} {isDeclined}"), replacement => world.AssertAgreement([replacement]));
    }

    [Theory]
    [InlineData("1kp", 300)]
    [InlineData("1kp-pin", 100)]
    [InlineData("2kp", 300)]
    [InlineData("3kp", 300)]
    public void Replacing_many_fields_is_refused_at_the_same_check(string id, int runs)
    {
        var world = new Surrounding(id, Suite.Lecture, isDeclined: false);
        var random = new Random(20260115);
        for (var i = 0; i < Thoroughness.Times(runs, runs / 5); i++)
        {
            var frequency = random.Next(2, 12);
            world.AssertAgreement(world.Fields
                .Where(_ => random.Next(frequency) == 0)
                .Select(f => (f.Step, f.Field, f.Candidates[random.Next(f.Candidates.Count)]))
                .ToList());
        }
    }

    [Fact]
    public void Nobody_notices_another_CID_or_salt_before_H_Common_is_compared()
    {
        // A fixed point of reference: the model and the byte run could be wrong together, this is what iKP's authors say.
        var world = new Surrounding("1kp", Suite.Lecture, isDeclined: false);
        Assert.Equal("Customer/Invoice/H(Common)", world.Verdict("Initiate", "CID"));
        Assert.Equal("Customer/Invoice/H(Common)", world.Verdict("Initiate", "SALT_C"));
        Assert.Equal("Acquirer/Auth-Request/EncSlip.H(Common)", world.Verdict("Payment", "EncSlip"));
        Assert.Equal("Acquirer/Auth-Request/H(Common)", world.Verdict("Auth-Request", "H(DESC, SALT_C)"));
        Assert.Equal("Merchant/Auth-Response/Sig_A", world.Verdict("Auth-Response", "Sig_A"));
        Assert.Equal("Customer/Confirm/Sig_A", world.Verdict("Confirm", "Y/N"));
    }

    private sealed record Candidate(Term Term, byte[] Octets);

    /// <summary>A run, another run of other people's purchase with the same keys, and what can be put in the place of what.</summary>
    private sealed class Surrounding
    {
        private readonly CompiledProtocol _compiled;
        private readonly RunPlan _plan;
        private readonly HashSet<string> _foreign;
        private readonly Setting _setting;

        public Surrounding(string id, Suite suite, bool isDeclined)
        {
            _compiled = ProtocolFiles.Load(id);
            var protocol = _compiled.Protocol;
            _setting = Settings.With(protocol.Setting, isDeclined ? "EUR 1.00" : "EUR 500.00");
            var keyring = Keyring.Deal(suite, protocol, _setting, 7)!;
            _plan = new RunPlan(_compiled, suite, _setting, 7) { Keyring = keyring };
            var other = Settings.Other(_setting);
            var honest = Run.Execute(_plan);
            var foreign = Run.Execute(new RunPlan(_compiled, suite, other, 7) { Keyring = keyring, Number = 1 });
            Assert.Equal(new Verdict.Completed(!isDeclined), honest.Verdict);
            Assert.Equal(new Verdict.Completed(true), foreign.Verdict);
            _foreign = protocol.Vocabulary.Atoms.Keys.Where(name => IsForeign(protocol, name, other)).ToHashSet(StringComparer.Ordinal);

            var pool = Leaves(honest).Concat(Leaves(foreign).Select(c => c with { Term = Marked(c.Term) })).ToList();
            var unknown = Keyring.Deal(suite, protocol, _setting, 8)!;
            pool.AddRange(unknown.Holders.Select(h => new Candidate(new Term.Certificate(h + Mark), unknown.Certificate(h))));
            pool = pool.DistinctBy(c => c.Term).ToList();
            Fields = (
                from message in honest.Messages
                from field in MessageField.Of(message.Step, message.Sent)
                let original = message.Sent.AsSpan(field.Offset, field.Length).ToArray()
                let candidates = pool.Where(c => !c.Octets.AsSpan().SequenceEqual(original) && MessageForm.Fits(field.Term!, c.Octets, protocol.Vocabulary, suite)).ToList()
                where candidates.Count > 0
                select (message.Step.Number, field.Term!, candidates)).ToList();
        }

        public List<(int Step, Term Field, List<Candidate> Candidates)> Fields { get; }

        public string Verdict(string step, string field)
        {
            var protocol = _compiled.Protocol;
            var term = protocol.Vocabulary.Expand(Notation.Parse(field).Term!)!;
            var number = protocol.FindStep(step)!.Number;
            var candidates = Fields.Single(f => f.Step == number && f.Field.Equals(term)).Candidates;
            return Octets([(number, term, candidates.Single(c => c.Term.Equals(Marked(term))))]);
        }

        public void AssertAgreement(IReadOnlyCollection<(int Step, Term Field, Candidate Candidate)> replacements)
        {
            var symbolic = new SymbolicRun(_compiled, Table, IsApproval)
                .Outcome(replacements.ToDictionary(r => (r.Step, r.Field), r => r.Candidate.Term));
            var bytes = Octets(replacements);
            Assert.True(symbolic == bytes, $"""
                the terms say {symbolic}, the octets {bytes}, when the network puts
                {string.Join('\n', replacements.Select(r => $"{r.Candidate.Term} in the place of {_compiled.Protocol.Vocabulary.Label(r.Field)} at step {r.Step}"))}
                """);
        }

        /// <summary>The byte run with the replacements made in whatever the honest parties send after earlier ones.</summary>
        private string Octets(IReadOnlyCollection<(int Step, Term Field, Candidate Candidate)> replacements)
        {
            var interferences = new List<Interference>();
            foreach (var step in replacements.GroupBy(r => r.Step).OrderBy(g => g.Key))
            {
                // What a party sends depends on what it was given before, so the run goes as far as the message to be changed.
                var so = Run.Execute(_plan with { Interferences = interferences.ToSequence(), StopAfter = step.Key });
                if (so.Messages.LastOrDefault() is not { } last || last.Step.Number != step.Key)
                {
                    return Word(so.Verdict);
                }

                var octets = step.Aggregate(last.Sent, (message, r) => MessageField.Replace(last.Step, message, r.Field, r.Candidate.Octets) ?? message);
                interferences.Add(new Interference(step.Key, octets));
            }

            return Word(Run.Execute(_plan with { Interferences = interferences.ToSequence() }).Verdict);
        }

        private static string Word(Verdict verdict) => verdict switch
        {
            // Which demand a certificate does not meet is a matter of octets; terms only know that it is another.
            PaymentQuest.Runs.Verdict.Refused refused => refused.Check.ToString().Split(':')[0],
            PaymentQuest.Runs.Verdict.Completed => "completed",
            _ => verdict.ToString(),
        };

        private static IEnumerable<Candidate> Leaves(Run run) =>
            from message in run.Messages
            from field in MessageField.Of(message.Step, message.Sent)
            select new Candidate(field.Term!, message.Sent.AsSpan(field.Offset, field.Length).ToArray());

        private bool IsForeign(Protocol protocol, string name, Setting other) =>
            name == "Y/N" || protocol.Roles.Any(r => r.Symbol == name) ? name == "Y/N"
                : protocol.Fresh.ContainsKey(name) || other.Values.GetValueOrDefault(name) != _setting.Values.GetValueOrDefault(name);

        private Term Marked(Term term) => term is Term.Atom atom && _foreign.Contains(atom.Name) ? new Term.Atom(atom.Name + Mark) : term.Map(Marked);

        private bool IsApproval(Term decision) =>
            decision.Equals(new Term.Atom("Y/N" + Mark)) || _setting.Accounts["4111111111111111"].IsAtLeast(Amount.Parse("EUR 49.99")!.Value) == true;

        /// <summary>The tables of <see cref="Settings.Other"/> in symbols.</summary>
        private Term? Table(string function, Term argument) => (function, argument.ToString()) switch
        {
            ("accountOf", "ID_M") => new Term.Atom("account of M"),
            ("pinOf", "CAN" or "CAN'") => new Term.Function(function, argument),
            ("holderOf", "CAN") => new Term.Atom("C"),
            ("holderOf", "CAN'") => new Term.Atom("C" + Mark),
            ("protocolOf", "ID_M" or "CAN" or "CAN'") => new Term.Literal(_compiled.Protocol.Id.Split('-')[0]),
            _ => null,
        };
    }
}
