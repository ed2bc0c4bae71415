using System.Diagnostics;
using PaymentQuest.Scenarios;
using Xunit;
using static PaymentQuest.Tests.Commands.Executable;

namespace PaymentQuest.Tests.Commands;

/// <summary>What a word can go on as, asked by the protocol of the command line library, and by a real bash.</summary>
public sealed class CompletionTests
{
    [Theory]
    [InlineData("paymentquest ana", "analyse")]
    [InlineData("paymentquest run 3kp --se", "--seed")]
    [InlineData("paymentquest run 3kp --suite ", "historic", "lecture", "modern")]
    [InlineData("paymentquest run 3kp --suite=m", "--suite=modern")]
    [InlineData("paymentquest run --lang ", "en", "es")]
    [InlineData("paymentquest run 3kp ")]
    [InlineData("paymentquest explain 3kp ", "Acquirer", "Customer", "Merchant")]
    [InlineData("paymentquest explain 3kp --roles Cu", "Customer")]
    [InlineData("paymentquest knows needham-schroeder ne", "network")]
    [InlineData("paymentquest analyse needham-schroeder --goal 'secret N", "secret N_A", "secret N_B")]
    [InlineData("paymentquest analyse needham-schroeder --goal secret\\ N_B", "secret N_B")]
    [InlineData("paymentquest attacks 1kp needham-schroeder-l", "needham-schroeder-lowe")]
    [InlineData("paymentquest play assemble-s", "assemble-slip")]
    [InlineData("paymentquest explain nosuch Cu")]
    [InlineData("paymentquest nosuch 3kp --se")]
    [InlineData("paymentquest validate t.json ")]
    public void A_word_goes_on_as_what_can_stand_there(string line, params string[] words) =>
        Assert.Equal(words, Words(line).Order(StringComparer.Ordinal));

    [Fact]
    public void Commands_protocols_quests_and_options_are_all_there()
    {
        Assert.Equal(Library.Shipped.Protocols.Select(p => p.Id).Order(StringComparer.Ordinal), Words("paymentquest run ").Order(StringComparer.Ordinal));
        Assert.Equal(Library.Shipped.Quests.Select(q => q.Id).Order(StringComparer.Ordinal), Words("paymentquest play ").Order(StringComparer.Ordinal));
        Assert.Equal(CommandTreeTests.Commands.Select(c => c.Data).Where(c => !c.Contains(' ')), Words("paymentquest "));
        Assert.Equal(["--clock", "--help", "--json", "--lang", "--lose", "--purchases", "--seed", "--suite"], Words("paymentquest run -"));
    }

    [Fact]
    public void Only_what_stands_before_the_position_counts() =>
        Assert.Equal(["run"], Run("[suggest:15]", "paymentquest ru --json").Expect(0).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries));

    [Fact]
    public void Bash_completes_words_values_and_values_with_blanks()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there is no bash");

        using var scratch = new Scratch();
        var program = scratch.Write("paymentquest", $"#!/bin/sh\nexec dotnet '{BuiltProgram}' \"$@\"\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        // What readline does: the line, the position, and the words as bash splits them, then the function that is registered.
        var script = scratch.Write("ask.sh", $$"""
            PATH={{scratch.Folder}}:$PATH
            {{Run("completion", "bash").Expect(0).Output}}
            ask() {
              COMP_LINE=$1 COMP_POINT=${#1}; shift
              COMP_WORDS=("$@"); COMP_CWORD=$(( $# - 1 ))
              read -r _ _ _ _ _ _ function _ <<< "$(complete -p paymentquest)"
              "$function" paymentquest "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
              printf '%s;' "${COMPREPLY[@]}"; echo
            }
            ask 'paymentquest exp' paymentquest exp
            ask 'paymentquest run 3kp --suite=m' paymentquest run 3kp --suite = m
            ask "paymentquest analyse needham-schroeder --goal 'secret N" paymentquest analyse needham-schroeder --goal "'secret N"

            """);
        using var process = Tool.Feed(new ProcessStartInfo("bash", ["--norc", script]), [], out var output, out var errors);

        Assert.Empty(System.Text.Encoding.UTF8.GetString(errors));
        Assert.Equal("explain;export;\nmodern;\nsecret N_A;secret N_B;\n", System.Text.Encoding.UTF8.GetString(output));
    }

    private static List<string> Words(string line) => [.. Run($"[suggest:{line.Length}]", line).Expect(0).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)];
}
