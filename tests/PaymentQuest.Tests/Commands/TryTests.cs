using System.Text.Json;
using PaymentQuest.Tests.Scenarios;
using Xunit;
using static PaymentQuest.Tests.Commands.Executable;

namespace PaymentQuest.Tests.Commands;

/// <summary>Sheets are judged by <c>try</c> as in the game.</summary>
public sealed class TryTests
{
    [Fact]
    public void A_wrong_order_is_told_with_the_check_and_what_it_lacks()
    {
        var json = JsonDocument.Parse(Run("try", "cheap-first", "--answer", "DATE\nSig_M\nCERT_M", "--json").Expect(1).Octets).RootElement;

        var places = json.GetProperty("entries").EnumerateArray().ToList();
        Assert.Equal(["right", "early", "behind"], places.Select(p => p.GetProperty("outcome").GetString()));
        Assert.Equal("PK_M", Assert.Single(places[1].GetProperty("lacking").EnumerateArray()).GetString());
        Assert.Equal(100 / 11, json.GetProperty("score").GetInt32());
    }

    [Fact]
    public void Marks_are_told_with_what_is_so_and_a_listing_of_something_else_is_wrong_usage()
    {
        var json = JsonDocument.Parse(Run("try", "who-can-know", "--answer", "Merchant: CAN, CID", "--json").Expect(1).Octets).RootElement;

        var can = json.GetProperty("entries").EnumerateArray().First();
        Assert.Equal(("Merchant", "CAN", "knows", false), (can.GetProperty("column").GetString(), can.GetProperty("row").GetString(), can.GetProperty("mark").GetString(), can.GetProperty("known").GetBoolean()));
        Assert.Contains("is not a row of this quest", Run("try", "who-can-know", "--answer", "Merchant: V").Expect(2).Errors, StringComparison.Ordinal);
        Assert.Contains("is not a check of this quest", Run("try", "cheap-first", "--answer", "nothing").Expect(2).Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_ploy_that_cannot_be_played_is_named_with_file_line_and_column_as_they_are_there()
    {
        using var scratch = new Scratch();
        var script = "\n# first\n  start Initiator with Responder'\n\n  sennd B1 N_A\n";
        var path = scratch.Write("script.txt", script);
        var from = new Surrounding { Input = System.Text.Encoding.UTF8.GetBytes(script) };

        Assert.StartsWith($"paymentquest: {path}, line 5, column 3: no ploy begins with 'sennd'", Run("try", "man-in-the-middle", "--moves", path).Expect(2).Errors, StringComparison.Ordinal);
        Assert.StartsWith("paymentquest: stdin, línea 5, columna 3: ", Run(from, "try", "man-in-the-middle", "--moves", "-", "--lang", "es").Expect(2).Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void What_an_order_lacks_is_listed_in_a_sentence()
    {
        Assert.Contains("le falta CAN y PRICE, que solo da EncSlip.", Run("try", "cheap-first", "--answer", "DATE\nY/N", "--lang", "es").Expect(1).Output, StringComparison.Ordinal);
        Assert.Contains("it lacks CAN and PRICE, which only EncSlip gives.", Run("try", "cheap-first", "--answer", "DATE\nY/N").Expect(1).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Values_of_a_file_of_ones_own_are_judged_and_what_follows_is_told()
    {
        using var scratch = new Scratch();
        var path = scratch.Write("tea-on-paper.yaml", ScenarioFormatDocument.Example("tea-on-paper"));

        Assert.Contains("score 100 of 100", Run("try", path, "--answer", "CID: 28\nH(V): 6 8\nSig_M: 125\nchanged: no").Expect(0).Output, StringComparison.Ordinal);
        var follows = Run("try", path, "--answer", "H(V): 02\nSig_M: 42", "--lang", "es").Expect(1).Output;
        Assert.Contains("se sigue de tu H(V)", follows, StringComparison.Ordinal);
    }
}
