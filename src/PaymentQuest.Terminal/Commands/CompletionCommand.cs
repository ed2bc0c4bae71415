using System.CommandLine;
using PaymentQuest.Documents;
using PaymentQuest.Screens;

namespace PaymentQuest.Terminal.Commands;

/// <summary><c>completion</c>: what a shell runs to complete the command line of this program.</summary>
internal static class CompletionCommand
{
    // A word may hold blanks, so lines are taken whole; readline quotes what is taken for a file name, and adds no blank behind "=".
    private const string Bash = """
        _paymentquest() {
          local current=${COMP_LINE:0:COMP_POINT} word
          COMPREPLY=()
          while IFS= read -r word; do
            # What bash takes for the word begins behind the last of its separators.
            [[ $word == --*=* && ${COMP_WORDS[COMP_CWORD]} != --* ]] && word=${word#*=}
            COMPREPLY+=("$word")
          done < <("${COMP_WORDS[0]}" "[suggest:${#current}]" "$current" 2>/dev/null)
        }
        complete -o default -o filenames -F _paymentquest paymentquest
        """;

    private const string Zsh = """
        #compdef paymentquest
        _paymentquest() {
          local -a found
          local current="${words[1,CURRENT]}"
          current=${BUFFER[1,CURSOR]:-$current}
          found=("${(@f)$("${words[1]}" "[suggest:${#current}]" "$current" 2>/dev/null)}")
          found=(${found:#})
          (( ${#found} )) && compadd -- $found || _files
        }
        compdef _paymentquest paymentquest
        """;

    private const string Fish = """
        function __paymentquest_words
          set -l current (commandline -cp)
          paymentquest "[suggest:"(string length -- "$current")"]" "$current" 2>/dev/null
        end
        complete -c paymentquest -a '(__paymentquest_words)'
        """;

    public static Command Create(Invocation invocation)
    {
        string[] shells = ["bash", "zsh", "fish"];
        var shell = new Argument<string>("SHELL") { Description = "command.shell-argument", HelpName = string.Join('|', shells) };
        shell.CompletionSources.Add(shells);
        var command = new DocumentedCommand(
            "completion", "command.completion", "paymentquest completion bash", "eval \"$(paymentquest completion bash)\"", "paymentquest completion fish > paymentquest.fish") { shell };
        command.SetAction(parsed =>
        {
            var script = parsed.GetRequiredValue(shell) switch { "bash" => Bash, "zsh" => Zsh, "fish" => Fish, _ => null };
            if (script is null)
            {
                return invocation.Fail(ExitCodes.Usage, Options.Refusal("SHELL", Prose.Of("completion.bash-zsh-or-fish"), parsed.GetRequiredValue(shell), invocation));
            }

            invocation.Out.WriteLine(script.ReplaceLineEndings("\n"));
            return ExitCodes.Accepted;
        });
        return command;
    }
}
