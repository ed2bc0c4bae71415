using System.CommandLine;
using PaymentQuest.Documents;
using PaymentQuest.Scenarios;
using PaymentQuest.Screens;
using PaymentQuest.Terminal.Outputs;

namespace PaymentQuest.Terminal.Commands;

/// <summary><c>list</c>: what ships with the program.</summary>
internal static class ListCommand
{
    public static Command Create(Invocation invocation)
    {
        var json = Options.Json(invocation);
        var command = new DocumentedCommand("list", "command.list", "paymentquest list", "paymentquest list --json") { json };
        command.SetAction(parsed => List(invocation, parsed.GetValue(json)));
        return command;
    }

    private static int List(Invocation invocation, bool isJson)
    {
        var protocols = Library.Shipped.Protocols.Select(n => (Name: n, Title: Title(n))).ToList();
        var quests = Library.Shipped.Quests.Select(n => (Name: n, Title: Title(n))).ToList();
        if (isJson)
        {
            Json.Write(invocation, json => OutputContext.Write(json, new ListOutput(protocols.Select(Content), quests.Select(Content))));
            return ExitCodes.Accepted;
        }

        Write(invocation, invocation.Say("list.protocols"), protocols);
        Write(invocation, invocation.Say("list.quests"), quests);
        return ExitCodes.Accepted;
    }

    private static ListOutput.Content Content((ContentName Name, Prose Title) content) => new(content.Name.Id, content.Name.Family, Bilingual.Of(content.Title));

    private static void Write(Invocation invocation, string heading, List<(ContentName Name, Prose Title)> contents)
    {
        if (contents.Count == 0)
        {
            return;
        }

        invocation.Out.WriteLine(heading);
        var width = contents.Max(c => c.Name.Id.Length);
        foreach (var family in contents.GroupBy(c => c.Name.Family))
        {
            invocation.Out.WriteLine($"  {family.Key}");
            foreach (var (content, title) in family)
            {
                invocation.Out.WriteLine($"    {content.Id.PadRight(width)}  {invocation.Say(title)}".TrimEnd());
            }
        }
    }

    private static Prose Title(ContentName name)
    {
        var unread = new Diagnostics();
        return Library.Shipped.HeadOf(name) is { } node && Fields.Of(node, unread, "content") is { } fields
            ? fields.OptionalProse("title")
            : Prose.Empty;
    }
}
