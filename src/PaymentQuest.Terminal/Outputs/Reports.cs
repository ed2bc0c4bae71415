using PaymentQuest.Documents;

namespace PaymentQuest.Terminal.Outputs;

/// <summary>What <c>doctor</c> found of one thing.</summary>
internal sealed record DoctorOutput(string What, string State, string Value, string? Note);

/// <summary>What <c>lint --prove</c> found at places, and on goals.</summary>
internal sealed record ProvenOutput(IEnumerable<LintOutput> Diagnostics, IEnumerable<ProvenOutput.GoalProven> Goals)
{
    /// <summary>A goal that attacks were searched for on, and what came of it.</summary>
    internal sealed record GoalProven(string File, string Goal, string Verdict, int Sessions, IEnumerable<string> Suites, IEnumerable<string> Dishonest, long States, double Milliseconds);
}

/// <summary>What <c>lint</c> found at one place.</summary>
internal sealed record LintOutput(string Code, string Severity, string File, int Line, int Column, string Message, string Advice)
{
    public static LintOutput Of(Diagnostic found) =>
        new(found.Code, found.Severity == Documents.Severity.Error ? "error" : "warning", found.Place.File, found.Place.Line, found.Place.Column, found.Message, found.Advice);
}
