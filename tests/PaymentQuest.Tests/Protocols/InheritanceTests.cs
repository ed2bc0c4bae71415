using System.Text;
using PaymentQuest.Documents;
using PaymentQuest.Protocols;
using Xunit;

namespace PaymentQuest.Tests.Protocols;

/// <summary>What a variant takes over from what it extends.</summary>
public sealed class InheritanceTests
{
    [Theory]
    [InlineData("omit", "[Bob/Go/N]", null, "Bob/Go/N")]
    [InlineData("omit", "[Bob/Go/N]", "[Bob/Go/M]", "Bob/Go/N, Bob/Go/M")]
    [InlineData("omit", "[Bob/Go/N]", "[Bob/Go/M, Bob/Go/N]", "Bob/Go/M, Bob/Go/N")]
    [InlineData("omit", null, "[Bob/Go/M]", "Bob/Go/M")]
    [InlineData("drop", "[N]", null, "N")]
    [InlineData("drop", "[N]", "[M]", "N, M")]
    public void An_heir_leaves_out_what_its_parent_leaves_out(string key, string? parent, string? heir, string expected)
    {
        var texts = new Dictionary<string, string?> { ["parent"] = parent, ["heir"] = heir }.ToDictionary(
            t => t.Key,
            t => $"id: {t.Key}\n" + (t.Key == "parent" ? "extends: whole\n" : "extends: parent\n") + (t.Value is null ? "" : $"{key}: {t.Value}\n"));
        var diagnostics = new Diagnostics();
        Node? Read(string id) => id == "whole" ? YamlDocument.Read(id, "id: whole\n"u8.ToArray(), diagnostics) : YamlDocument.Read(id, Encoding.UTF8.GetBytes(texts[id]), diagnostics);

        var merged = (Node.Map)Inheritance.Merge(Read("heir")!, Read, diagnostics)!;

        Assert.Empty(diagnostics.Items);
        Assert.Equal(expected, string.Join(", ", ((merged.Find(key)?.Value as Node.List)?.Items ?? []).Select(i => ((Node.Scalar)i).Text)));
    }

    [Theory]
    [InlineData("", "", "a, b")]
    [InlineData("", "loses: [{goal: c}]", "a, b, c")]
    [InlineData("", "loses: [{goal: a, sessions: 2}]", "b, a")]
    [InlineData("", "repairs: [a]", "b")]
    [InlineData("repairs: [a]", "", "b")]
    [InlineData("repairs: [a, b]", "loses: [{goal: a}]", "a")]
    public void An_heir_may_lose_what_its_parents_lose_but_for_what_one_of_them_repairs(string parent, string heir, string expected)
    {
        var diagnostics = new Diagnostics();
        Node? Read(string id) => YamlDocument.Read(
            id,
            Encoding.UTF8.GetBytes($"id: {id}\n" + id switch { "heir" => $"extends: parent\n{heir}\n", "parent" => $"extends: whole\n{parent}\n", _ => "loses: [{goal: a}, {goal: b}]\n" }),
            diagnostics);

        var merged = (Node.Map)Inheritance.Merge(Read("heir")!, Read, diagnostics)!;

        Assert.Empty(diagnostics.Items);
        Assert.Equal(expected, string.Join(", ", ((Node.List)merged.Find("loses")!.Value).Items.Select(i => ((Node.Scalar)((Node.Map)i).Find("goal")!.Value).Text)));
    }
}
