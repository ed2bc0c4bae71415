using PaymentQuest.Screens;

namespace PaymentQuest.Pictures;

/// <summary>What the README shows: two pictures and a recording, each made by playing.</summary>
internal static class ReadmePictures
{
    /// <summary>The command that makes the files anew.</summary>
    internal const string Command = "dotnet run -c Release --project tests/PaymentQuest.Pictures";

    private const string Empty = "\x15", Enter = "\r";

    /// <summary>Plays a quest from the home screen to what there is to learn from it, in about a minute.</summary>
    internal static IReadOnlyList<Act> Minute { get; } =
    [
        .. Act.Press("", 3),
        .. Act.Type("/assemble the", 1.5),
        .. Act.Press(Enter, 5),
        .. Act.Press(Enter, 4),
        .. Act.Type("=PK_A(PRICE, H(Common), CAN)", 1),
        .. Act.Press(Enter, 9),
        .. Act.Press("=", 0.6),
        .. Act.Press(Empty, 0.6),
        .. Act.Type("PK_A(PRICE, H(Common), CAN, R_C)", 1.2),
        .. Act.Press(Enter, 10),
        .. Act.Press(Enter, 10),
        .. Act.Press("\e[6~", 9),
    ];

    private static readonly Still[] Stills =
    [
        new(
            "build.svg",
            "Building a message",
            "The desk of the quest 'Assemble the slip': a message that is being put together, what the player has to build with, and why the bank refused the last try.",
            "assemble-slip",
            [.. Act.Press("=PK_A(PRICE, H(Common), CAN)"), .. Act.Press(Enter)]),
        new(
            "attack.svg",
            "Attacking a protocol",
            "The desk of the quest 'Whoever passes it on': the parties with what they wait for, the messages on the network, what Mallory has, and what came of the message that she passed on to Alicia.",
            "man-in-the-middle",
            [.. Act.Press("sB1 PK_B(N_A, A)"), .. Act.Press(Enter), .. Act.Press("fA1"), .. Act.Press(Enter)]),
    ];

    /// <summary>All files by their names, with their octets.</summary>
    internal static IEnumerable<(string Name, byte[] Octets)> All()
    {
        foreach (var still in Stills)
        {
            using var game = still.Play();
            yield return (still.Name, SvgPicture.Of(game.Screen.Cells, still.Title, still.Description));
        }

        using var recorded = new PlayedAlone(80, 24);
        var octets = Recording.Of(recorded, Minute, "PaymentQuest: a quest in a minute");
        if (recorded.Model.Top is not DebriefScreen { Session.IsOver: true })
        {
            throw new InvalidOperationException($"The recording does not come to the end of its quest, so {nameof(Minute)} has to be written anew. It ends here:\n{recorded.Text}");
        }

        yield return ("minute.cast", octets);
    }

    internal sealed record Still(string Name, string Title, string Description, string Quest, Act[] Acts)
    {
        internal PlayedAlone Play()
        {
            var game = new PlayedAlone(100, 30, Quest);
            foreach (var act in Acts)
            {
                game.Do(act);
            }

            return game;
        }
    }
}
