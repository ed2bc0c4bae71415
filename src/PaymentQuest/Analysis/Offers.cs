using PaymentQuest.Adversaries;
using PaymentQuest.Roles;
using PaymentQuest.Terms;

namespace PaymentQuest.Analysis;

/// <summary>What a role's messages can give the adversary that it did not have, told from the program alone: a message that cannot give something need not be looked at.</summary>
internal sealed class Offers
{
    private readonly Scene _scene;
    private readonly RoleProgram _program;
    private readonly List<(int Action, Offer Offer)> _offers = [];

    public Offers(Scene scene, RoleProgram program)
    {
        _scene = scene;
        _program = program;
        for (var i = 0; i < program.Actions.Count; i++)
        {
            if (program.Actions[i] is RoleAction.Send send)
            {
                foreach (var message in (IEnumerable<Expression?>)[send.Message, send.Declined])
                {
                    Add(message, i);
                }
            }
        }
    }

    /// <summary>The last action that sends what may give something; -1 when none does.</summary>
    /// <param name="wanted">What the adversary wants; null for anything.</param>
    /// <param name="isNew">Whether the role has not begun, so that its own fresh values are none that are wanted already.</param>
    public int Last(Pattern? wanted, bool isNew)
    {
        for (var i = _offers.Count - 1; i >= 0; i--)
        {
            if (wanted is null || (MayBe(_offers[i].Offer, wanted) && !(isNew && _offers[i].Offer.IsFresh)))
            {
                return _offers[i].Action;
            }
        }

        return -1;
    }

    /// <summary>
    /// Whether the role puts a value into a message itself. A value that no role puts into any message is in none, because whoever sends on
    /// what came out of something closed had it from somebody who did.
    /// </summary>
    public bool IsOrigin(Pattern.Constant value) => _offers.Exists(o => !o.Offer.IsPassedOn && MayBe(o.Offer, value));

    private static bool MayBe(Offer offer, Pattern wanted) => wanted switch
    {
        Pattern.Constant c when offer.Name is not null => offer.Name == c.Name,
        Pattern.Compound c when offer.Constructor is not null => offer.Constructor == c.Constructor,
        _ => offer is { Name: null, Constructor: null } && Form.Meet(offer.Form, wanted.Form) is not null,
    };

    private void Add(Expression? expression, int action)
    {
        switch (expression)
        {
            case Expression.Held held:
                AddHeld(held.Register, action);
                break;
            case Expression.Built { Term: Term.Tuple } built:
                AddAll(built.Inputs, action);
                break;
            case Expression.Built { Term: Term.Literal or Term.PublicKey }:
                break;
            case Expression.Built built when ConstructorOf(built.Term) is { } constructor:
                _offers.Add((action, new Offer(null, constructor, Form.Any)));
                if (built.Term is Term.Concatenation or Term.Certificate)
                {
                    AddAll(built.Inputs, action);
                }
                else if (built.Term is Term.Sealed or Term.Encrypted)
                {
                    Add(built.Inputs[1], action);
                }

                break;
            case Expression.Built built:
                AddAnything(built.Term, action);
                break;
        }
    }

    private void AddAll(IEnumerable<Expression> expressions, int action)
    {
        foreach (var expression in expressions)
        {
            Add(expression, action);
        }
    }

    private void AddHeld(int register, int action)
    {
        var term = _program.Registers[register];
        var origin = _program.Actions.FirstOrDefault(a => a is RoleAction.Compute c ? c.Register == register : a is RoleAction.Generate g && g.Register == register);
        if (origin is RoleAction.Compute compute)
        {
            Add(compute.Expression, action);
        }
        else if (term is Term.Atom atom && (origin is RoleAction.Generate || register < _program.Known.Count))
        {
            _offers.Add((action, new Offer(atom.Name, null, Form.Any, origin is RoleAction.Generate)));
        }
        else if (!_program.Actions.Any(a => a is RoleAction.Receive r && (Has(r.Shape, register) || Has(r.Declined, register))))
        {
            // What had come openly from the network is no news; what came out of something closed may be anything of its form, and what is in that.
            AddAnything(term, action, isPassedOn: !_program.Actions.Any(a => a is RoleAction.Guard g && g.Output == register) && register >= _program.Known.Count);
        }
    }

    private static bool Has(Shape? shape, int register) => shape is not null && shape.Leaves.Any(l => l.Register == register);

    private void AddAnything(Term term, int action, bool isPassedOn = false)
    {
        var form = Form.Of(term, _scene.Protocol.Vocabulary, _scene.Cast.Suite);
        _offers.Add((action, new Offer(null, null, _scene.CanContain(form) ? Form.Any : form, IsPassedOn: isPassedOn)));
    }

    private static Constructor? ConstructorOf(Term term) => term switch
    {
        Term.Concatenation => Constructor.Concatenation,
        Term.Digest => Constructor.Digest,
        Term.Mac => Constructor.Mac,
        Term.DerivedKey => Constructor.DerivedKey,
        Term.Sealed => Constructor.Sealed,
        Term.Encrypted => Constructor.Encrypted,
        Term.Signed => Constructor.Signed,
        Term.Certificate => Constructor.Certificate,
        _ => null,
    };

    /// <summary>One thing that a message may give: a value by its name, something by its constructor, or anything of a form.</summary>
    private readonly record struct Offer(string? Name, Constructor? Constructor, Form Form, bool IsFresh = false, bool IsPassedOn = false);
}
