using PaymentQuest.Constructors;
using PaymentQuest.Roles;
using PaymentQuest.Rules;
using PaymentQuest.Terms;

namespace PaymentQuest.Analysis;

/// <summary>
/// What a role's messages can give the adversary that it did not have, told from the program alone: its messages, with variables for all that
/// the role learns. A message that cannot give something need not be looked at.
/// </summary>
internal sealed class Offers
{
    private readonly InitialKnowledge _initial;
    private readonly RoleProgram _program;
    private readonly Deduction _deduction;
    private readonly Dictionary<Pattern.Variable, Source> _sources = [];
    private readonly Dictionary<int, Pattern> _registers = [];
    private readonly List<(int Action, Pattern Pattern)> _offers = [];

    /// <param name="initial">The values.</param>
    /// <param name="program">The role's program.</param>
    /// <param name="deduction">What is public.</param>
    public Offers(InitialKnowledge initial, RoleProgram program, Deduction deduction)
    {
        _initial = initial;
        _program = program;
        _deduction = deduction;
        for (var i = 0; i < program.Actions.Count; i++)
        {
            if (program.Actions[i] is RoleAction.Effect { Rule.Search: RuleSearch.Written written, Inputs: var kept })
            {
                foreach (var isReversed in initial.Reversals)
                {
                    _offers.Add((i, initial.Remembered(initial.Cast.Party(program.Role.Name, isReversed), written.Function, Template(kept[0]), Template(kept[1]))));
                }
            }

            if (program.Actions[i] is RoleAction.Send send)
            {
                Add(Template(send.Message), i);
                if (send.Declined is { } declined)
                {
                    Add(Template(declined), i);
                }
            }
        }
    }

    /// <summary>Where something comes from that a role puts into a message and that is not the same in every run.</summary>
    private abstract record Source
    {
        /// <summary>Made in the run.</summary>
        public sealed record Fresh(string Name) : Source;

        /// <summary>Known beforehand: one of these.</summary>
        public sealed record Known(IReadOnlyList<Pattern> Values) : Source;

        /// <summary>Taken from the network as it was.</summary>
        public sealed record Received : Source;

        /// <summary>Learned in another way.</summary>
        /// <param name="IsPassedOn">Whether somebody must have sent it before.</param>
        public sealed record Learned(bool IsPassedOn) : Source;
    }

    /// <summary>The last action that sends what may meet a constraint; -1 when none does.</summary>
    /// <param name="constraint">What the adversary wants.</param>
    /// <param name="isNew">Whether the role has not begun, so that its own fresh values are none that are wanted already.</param>
    public int Last(Constraint constraint, bool isNew)
    {
        for (var i = _offers.Count - 1; i >= 0; i--)
        {
            var offer = _offers[i].Pattern;
            if (constraint.IsTest ? IsTest(offer, constraint.Pattern, isNew) : Gives(offer, constraint.Pattern, isNew))
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
    public bool IsOrigin(Pattern.Constant value) =>
        _offers.Exists(o => !(o.Pattern is Pattern.Variable v && _sources[v] is Source.Learned { IsPassedOn: true }) && Gives(o.Pattern, value, isNew: false));

    /// <summary>Whether something wanted may be an offer, or come out of one that the role does not look into.</summary>
    private bool Gives(Pattern offer, Pattern wanted, bool isNew) =>
        (offer is Pattern.Variable learned && _sources[learned] is Source.Learned && _initial.CanContain(learned.Form)) || MayBe(offer, wanted, isNew);

    private bool MayBe(Pattern offer, Pattern wanted, bool isNew)
    {
        wanted = wanted.Resolved;
        if (offer is Pattern.Variable variable)
        {
            return _sources[variable] switch
            {
                Source.Fresh f => wanted is Pattern.Variable or Pattern.Compound { Constructor.IsRun: true } || (variable.Form.Class == FormClass.Date && wanted.Form.Class == FormClass.Date) || (!isNew && wanted is Pattern.Constant c && c.Name == f.Name),
                Source.Known k => k.Values.Any(v => MayBe(v, wanted, isNew)),
                _ => _initial.Forms.CanMeet(variable.Form, wanted.Form),
            };
        }

        if (wanted is Pattern.Variable)
        {
            return _initial.Forms.CanMeet(offer.Form, wanted.Form);
        }

        if (offer is not Pattern.Compound x || wanted is not Pattern.Compound y)
        {
            return ReferenceEquals(offer, wanted);
        }

        if (x.Constructor.IsRun || y.Constructor.IsRun)
        {
            return _initial.Forms.CanMeet(x.Form, y.Form);
        }

        if (x.Constructor != y.Constructor || x.TakesRun != y.TakesRun || x.Label != y.Label || x.Parts.Length != y.Parts.Length)
        {
            return false;
        }

        // What makes encryptions of the same content differ is different in every run.
        var told = x.Constructor.HasChance ? x.Parts.Length - 1 : x.Parts.Length;
        for (var i = 0; i < told; i++)
        {
            if (!MayBe(x.Parts[i], y.Parts[i], isNew))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether a guess of a value may be tested against an offer, or against what is in one that the role does not look into.</summary>
    private bool IsTest(Pattern offer, Pattern value, bool isNew) => offer is Pattern.Variable variable
        ? _sources[variable] switch
        {
            Source.Learned => Guessing.CanHide(variable.Form),
            Source.Known k => k.Values.Any(v => IsTest(v, value, isNew)),
            _ => false,
        }
        : Guessing.Parts(offer) is { } parts && Array.Exists(parts, p => MayContain(p, value, isNew));

    private bool MayContain(Pattern offer, Pattern value, bool isNew) => offer switch
    {
        Pattern.Variable variable => _sources[variable] switch
        {
            Source.Learned => Guessing.CanHide(variable.Form) || MayBe(variable, value, isNew),
            Source.Known k => k.Values.Any(v => MayContain(v, value, isNew)),
            Source.Fresh => MayBe(variable, value, isNew),
            _ => false,
        },
        Pattern.Compound compound => MayBe(compound, value, isNew) || Array.Exists(compound.Parts, p => MayContain(p, value, isNew)),
        _ => MayBe(offer, value, isNew),
    };

    /// <summary>Notes what is in a message and may come out of it: nothing that the adversary has anyhow.</summary>
    private void Add(Pattern pattern, int action)
    {
        switch (pattern)
        {
            case Pattern.Variable variable when _sources[variable] is Source.Known known:
                if (!known.Values.All(v => _deduction.CanMake(v, null)))
                {
                    _offers.Add((action, variable));
                    AddAll(known.Values.SelectMany(v => Inside(v)), action);
                }

                break;
            case Pattern.Variable variable when _sources[variable] is Source.Received:
                break;
            case Pattern.Compound { Constructor.IsTuple: true }:
                AddAll(Inside(pattern), action);
                break;
            default:
                if (!_deduction.CanMake(pattern, null))
                {
                    _offers.Add((action, pattern));
                    AddAll(Inside(pattern), action);
                }

                break;
        }
    }

    private void AddAll(IEnumerable<Pattern> patterns, int action)
    {
        foreach (var pattern in patterns)
        {
            Add(pattern, action);
        }
    }

    private Pattern[] Inside(Pattern pattern) => pattern is Pattern.Compound { Constructor.Clear: not Clear.Nothing } open ? open.Parts
        : Pieces.Content(pattern) is { } content ? [content]
        : Pieces.Shown(pattern) is { } digest && _initial.Forms.Showing != 0 ? [digest]
        : [];

    private Pattern Template(Expression expression)
    {
        if (expression is Expression.Held held)
        {
            return Register(held.Register);
        }

        var built = (Expression.Built)expression;
        return built.Term switch
        {
            Term.PublicKey when built.Inputs.Count == 0 => Known(built.Term),
            Term.Function or Term.Arithmetic => Variable(built.Term, new Source.Learned(false)),
            _ => _initial.Made(built.Term, [.. built.Inputs.Select(Template)], new object(), Actor.IsDigested(built)),
        };
    }

    private Pattern Register(int register)
    {
        if (!_registers.TryGetValue(register, out var pattern))
        {
            _registers.Add(register, pattern = Found(register));
        }

        return pattern;
    }

    private Pattern Found(int register)
    {
        var term = _program.Registers[register];
        if (_program.Actions.OfType<RoleAction.Compute>().FirstOrDefault(c => c.Register == register) is { } compute)
        {
            return Template(compute.Expression);
        }

        if (_program.Actions.OfType<RoleAction.Generate>().FirstOrDefault(g => g.Register == register) is { } generate)
        {
            return Variable(term, new Source.Fresh(generate.Atom.Name));
        }

        if (register < _program.Known.Count)
        {
            return Known(term);
        }

        return _program.Actions.Any(a => a is RoleAction.Receive r && (Has(r.Shape, register) || Has(r.Declined, register)))
            ? Variable(term, new Source.Received())
            : Variable(term, new Source.Learned(!_program.Actions.Any(a => a is RoleAction.Guard g && g.Output == register)));
    }

    private Pattern Known(Term term)
    {
        var values = new List<Pattern>();
        foreach (var value in _initial.Castings().Select(c => _initial.Of(term, c)).OfType<Pattern>())
        {
            if (!values.Exists(v => Substitution.AreEqual(v, value)))
            {
                values.Add(value);
            }
        }

        return values is [var only] ? only : Variable(term, new Source.Known(values));
    }

    private Pattern.Variable Variable(Term term, Source source)
    {
        var variable = new Pattern.Variable(_initial.FormOf(term));
        _sources.Add(variable, source);
        return variable;
    }

    private static bool Has(Shape? shape, int register) => shape is not null && shape.Leaves.Any(l => l.Register == register);
}
