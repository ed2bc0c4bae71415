using PaymentQuest.Protocols;
using PaymentQuest.Runs;
using PaymentQuest.Terms;

namespace PaymentQuest.Analysis;

/// <summary>In which way a message is changed.</summary>
public enum MutationOperator
{
    /// <summary>The lowest bit of one octet is turned over.</summary>
    Flip,

    /// <summary>The field has the value of a later run of the same parties.</summary>
    Later,

    /// <summary>The field has the value of a run of other parties, registered with the same authorities.</summary>
    Stranger,

    /// <summary>The field has a value of the same sort and length out of the same run.</summary>
    Elsewhere,

    /// <summary>The field is there and has no content.</summary>
    Empty,

    /// <summary>The field is left out.</summary>
    Drop,

    /// <summary>The field is there twice.</summary>
    Double,
}

/// <summary>One change of one message of an honest run.</summary>
/// <param name="Step">The message.</param>
/// <param name="Field">The canonical term that is changed; null for octets that frame fields.</param>
/// <param name="Operator">How.</param>
/// <param name="Octets">What is delivered instead.</param>
public sealed record Mutation(Step Step, Term? Field, MutationOperator Operator, byte[] Octets)
{
    /// <summary>Of a value from elsewhere in the run the message and the field; null for other changes.</summary>
    public (Step Step, Term Field)? Source { get; init; }

    /// <summary>The first octet of the message that is another, from 0.</summary>
    public int Offset { get; init; }
}

/// <summary>What came of a change: honest parties went on with the changed message to the end of the run.</summary>
/// <param name="Mutation">The change.</param>
/// <param name="Verdict">How the run ended. When it was completed, nobody noticed.</param>
public sealed record MutationResult(Mutation Mutation, Verdict Verdict)
{
    /// <summary>Whether every party accepted everything.</summary>
    public bool IsUnnoticed => Verdict is Verdict.Completed;

    /// <summary>Of an unnoticed change the first message that was sent otherwise than in the honest run; null when none was.</summary>
    public Step? Affected { get; init; }

    /// <summary>Of an unnoticed change what somebody keeps at the end otherwise than after the honest run, and the role that does; null when nobody does.</summary>
    public (string Role, Term Term)? Kept { get; init; }

    /// <summary>Whether anything else in the world is another than after the honest run.</summary>
    public bool IsWorldAffected { get; init; }
}
