using PaymentQuest.Constructors;
using PaymentQuest.Cryptography;
using PaymentQuest.Terms;
using PaymentQuest.Wire;

namespace PaymentQuest.Runs;

/// <summary>The values of terms that were agreed, issued or shared before the first message, the same for everybody who knows them.</summary>
internal sealed class Beforehand(Surroundings surroundings)
{
    private static readonly HashSet<string> NoFunctions = [];

    /// <summary>Why the last term has no value.</summary>
    public Hindrance? Fault { get; private set; }

    /// <summary>The value of a term; null when the setting does not say it, and then <see cref="Fault"/> says which.</summary>
    public Register? Value(Term term)
    {
        switch (term)
        {
            case Term.Atom a:
                return Atom(a);
            case Term.PublicKey k:
                var key = surroundings.Keyring.PublicKey(k.Holder);
                return new Register(key.SubjectPublicKeyInfo.ToArray(), key);
            case Term.PrivateKey:
                // Private keys stay in the keyring; the register only says that the role has it.
                return new Register([]);
            case Term.Certificate c:
                return surroundings.Protocol.Certificates.ContainsKey(c.Holder) ? new Register(surroundings.Keyring.Certificate(c.Holder)) : Fail(new Hindrance.NoCertificate(c.Holder));
            case Term.RevocationList l:
                return surroundings.Keyring.RevocationList(l.Holder) is { } list ? new Register(list) : Fail(new Hindrance.NoRevocationList(l.Holder));
            case Term.Function f:
                return Function(f);
            default:
                return Composed(term);
        }
    }

    private Register? Atom(Term.Atom atom)
    {
        var setting = surroundings.Setting;
        if (surroundings.Protocol.Roles.FirstOrDefault(r => r.Symbol == atom.Name) is { } role)
        {
            return new Register(Der.Text(setting.Parties[role.Name]));
        }

        var sort = surroundings.Protocol.Vocabulary.Atoms[atom.Name];
        if (setting.Values.TryGetValue(atom.Name, out var text))
        {
            return Values.Parse(sort, text, surroundings.Suite) is { } value ? new Register(value) : Fail(new Hindrance.NoValueOfSort(text, sort.ToString(), surroundings.Suite.Name));
        }

        if (!sort.IsRandom)
        {
            return Fail(new Hindrance.NotInSetting(atom.Name));
        }

        // A secret that two roles share before the first message, such as a key that was exchanged by post.
        var size = sort.Kind == SortKind.Key ? surroundings.Suite.KeyLength(sort.Size) : sort.Size;
        return new Register(Der.OctetString(new SeededRandom(surroundings.Seed, $"{surroundings.Protocol.Id}/beforehand/{atom.Name}").Octets(size)));
    }

    private Register? Function(Term.Function function)
    {
        if (Value(function.Argument) is not { } argument)
        {
            return null;
        }

        var shown = TermText.Of(function.Argument, argument.Octets, surroundings.Protocol.Vocabulary);
        return surroundings.World.LookUp(function.Name, shown) is { } text
            && surroundings.Keyring.Entry(surroundings.Protocol.Vocabulary.Functions[function.Name].Result, text) is { } value
                ? new Register(value)
                : Fail(new Hindrance.NoEntry(function.Name, shown));
    }

    private Register? Composed(Term term)
    {
        if (Composition.Inputs(term, NoFunctions, _ => true) is not { } inputs)
        {
            return Fail(new Hindrance.NoValue(term.ToString()));
        }

        var registers = new Registers(inputs.Count);
        var held = new List<Roles.Expression>();
        for (var i = 0; i < registers.Length; i++)
        {
            if (Value(inputs[i]) is not { } value)
            {
                return null;
            }

            registers[i] = value;
            held.Add(new Roles.Expression.Held(inputs[i], i));
        }

        var evaluation = new Evaluation(surroundings, "beforehand", registers, []);
        return evaluation.Octets(new Roles.Expression.Built(term, held.ToSequence())) is { } octets ? new Register(octets) : Fail(evaluation.Fault!);
    }

    private Register? Fail(Hindrance reason)
    {
        Fault = reason;
        return null;
    }
}
