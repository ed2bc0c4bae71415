using PaymentQuest.Adversaries;
using PaymentQuest.Protocols;
using PaymentQuest.Roles;
using PaymentQuest.Terms;

namespace PaymentQuest.Goals;

/// <summary>What a role can say of terms and of its partners: where it holds them, and by what it tells who they are.</summary>
internal sealed class Viewpoint
{
    private readonly Reach _reach;
    private readonly Cast _cast;
    private readonly RoleProgram _program;
    private readonly Dictionary<string, Expression?> _names = new(StringComparer.Ordinal);

    public Viewpoint(Cast cast, RoleProgram program)
    {
        _cast = cast;
        _program = program;
        var held = new Dictionary<Term, int>();
        for (var i = 0; i < program.Registers.Count; i++)
        {
            held.TryAdd(program.Registers[i], i);
        }

        _reach = new Reach(held, cast.Compiled.Protocol.Vocabulary.FunctionsOf(program.Role.Name), cast.Compiled.Protocol.Issuing);
        foreach (var role in cast.Compiled.Protocol.Roles)
        {
            _names[role.Name] = NameOf(role);
        }
    }

    /// <summary>How the role has a term in the end; null when it never has it.</summary>
    public Expression? Express(Term term) => _reach.Express(term);

    /// <summary>By what the role tells who plays another: the name, else a value that is that party's alone. Null when it tells by nothing.</summary>
    public Expression? Name(string role) => _names[role];

    /// <summary>Whether it was settled beforehand with whom the role deals: it knows the partner's name or key, or has agreed on an order.</summary>
    public bool IsSettled(string role) =>
        _cast.AreBoundByOrder(_program.Role.Name, role)
        || _program.Known.SelectMany(t => t.SelfAndDescendants).Any(t => t switch
        {
            Term.Atom a => _cast.Compiled.Protocol.RoleNamed(role).Symbol == a.Name,
            Term.PublicKey { Holder: var h } => Owns(h, role),
            Term.Certificate { Holder: var h } => Owns(h, role),
            _ => false,
        });

    /// <summary>Whether the role can tell who plays another.</summary>
    public bool CanName(string role) => Name(role) is not null || IsSettled(role);

    private bool Owns(string holder, string role) => _cast.Compiled.Protocol.Owners.GetValueOrDefault(holder) == role;

    private Expression? NameOf(Role role)
    {
        if (_reach.Express(new Term.Atom(role.Symbol)) is { } name)
        {
            return name;
        }

        // A certificate that tells no name, as that of a card, still tells one party from another by its key.
        var shown = _program.Actions.OfType<RoleAction.VerifyCertificate>().FirstOrDefault(v => Owns(v.Declaration.Holder, role.Name) && !_program.Known.Contains(_program.Registers[v.Register]));
        if (shown is not null)
        {
            return new Expression.Held(_program.Registers[shown.Key], shown.Key);
        }

        // Who agreed on an order, or shares a key, knows with whom; a shop's number or a card's number tells the others.
        return IsSettled(role.Name)
            ? null
            : _program.Registers.OfType<Term.Atom>().Where(a => _cast.IsOwn(a.Name, role.Name)).Select(a => _reach.Express(a)).FirstOrDefault();
    }
}
