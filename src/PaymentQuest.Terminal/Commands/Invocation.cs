using PaymentQuest.Documents;
using PaymentQuest.Screens;

namespace PaymentQuest.Terminal.Commands;

/// <summary>What a command finds around it: where to write, in which language, and the environment.</summary>
/// <param name="Port">The standard streams.</param>
/// <param name="Language">The language for people. Machine output does not depend on it.</param>
/// <param name="Variable">The value of an environment variable, or null.</param>
public sealed record Invocation(ConsolePort Port, Language Language, Func<string, string?> Variable)
{
    /// <summary>The language that <c>--lang</c> asked for; null when it was not given.</summary>
    public Language? Asked { get; init; }

    /// <summary>Where results go.</summary>
    public TextWriter Out => Port.Out;

    /// <summary>A text in the language of the user.</summary>
    public string Say(Prose text) => text.In(Language);

    /// <summary>An entry of the catalogue of texts; see <see cref="Prose.Of"/>.</summary>
    public string Say(string key, params ReadOnlySpan<(string Name, object? Value)> values) => Prose.Of(key, values).In(Language);

    /// <summary>"did you mean 'x'?" in the language of the user, for the nearest of some words; null when none is near enough.</summary>
    public string? DidYouMean(string word, IEnumerable<string> words) =>
        Suggestion.Nearest(word, words) is { } near ? Say("command.did-you-mean", ("word", near)) : null;

    /// <summary>Says on the error stream what went wrong, in one line, and gives back the exit code.</summary>
    public int Fail(int exitCode, string message)
    {
        Port.Error.WriteLine($"paymentquest: {PlainText.Line(message)}");
        return exitCode;
    }

    /// <summary>
    /// Shows what is wrong with content on the error stream. The exit code is that of the environment when a file could not be read, and
    /// else that of invalid content.
    /// </summary>
    public int Fail(Diagnostics diagnostics) => Fail(diagnostics.Items);

    /// <inheritdoc cref="Fail(Diagnostics)"/>
    public int Fail(IReadOnlyList<Diagnostic> errors)
    {
        foreach (var item in errors)
        {
            Port.Error.WriteLine(item.In(Language));
        }

        return CodeOf(errors);
    }

    /// <summary>The exit code for errors of content: what could not be read was not judged, so that comes first.</summary>
    public static int CodeOf(IEnumerable<Diagnostic> errors) => errors.Any(e => e.Code == "PQ0101") ? ExitCodes.Environment : ExitCodes.InvalidContent;

    /// <summary>The language that the environment asks for: Spanish when its locale for messages begins with "es".</summary>
    public static Language LanguageFrom(Func<string, string?> variable) =>
        Locale.Of("LC_MESSAGES", variable)?.StartsWith("es", StringComparison.OrdinalIgnoreCase) == true ? Language.Es : Language.En;
}
