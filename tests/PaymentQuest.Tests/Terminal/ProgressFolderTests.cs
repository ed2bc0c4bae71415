using PaymentQuest.Quests;
using PaymentQuest.Screens;
using PaymentQuest.Terminal;
using PaymentQuest.Terminal.Commands;
using Xunit;

namespace PaymentQuest.Tests.Terminal;

/// <summary>Where records lie, and what it means that there is no such place.</summary>
public sealed class ProgressFolderTests
{
    [Fact]
    public void Without_a_home_nothing_is_kept_and_that_is_told()
    {
        Assert.Null(ProgressFolder.Path(_ => null, () => null));
        Assert.Null(ProgressFolder.Path(name => name == "XDG_DATA_HOME" ? "relative" : null, () => ""));
        using var store = ProgressStore.OpenIn(null);
        store.Save(new SaveMoves("q", 1, 7, 0, [new Move.State("a")], null));

        Assert.Contains("PAYMENTQUEST_HOME", store.Problem!.En, StringComparison.Ordinal);
        Assert.Single(store.Open("q", new Edition("", 1)).Unfinished!.Moves);
        Assert.NotNull(store.Flush(TimeSpan.Zero));
        Assert.NotNull(ProgressStore.WhyNotKept(null));
    }

    [Fact]
    public void The_home_of_the_list_of_users_stands_in_for_HOME()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has LOCALAPPDATA");
        Assert.Equal("/somewhere/ana/.local/share/paymentquest", ProgressFolder.Path(_ => null, () => "/somewhere/ana"));
    }

    [Fact]
    public void A_folder_that_is_made_is_its_owners_alone()
    {
        using var scratch = new Scratch();
        var home = Path.Combine(scratch.Folder, "home");
        ProgressStore.OpenIn(home).Dispose();

        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no modes");
        }
        else
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(home));
        }
    }
}
