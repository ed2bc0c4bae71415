namespace PaymentQuest.Terminal.Commands;

/// <summary>Opens the game on the terminal that the program was started in.</summary>
public static class Game
{
    /// <summary>Opens the game and returns when the player leaves it.</summary>
    /// <returns>The exit code.</returns>
    public static int Open(Invocation invocation) =>
        invocation.Fail(ExitCodes.Environment, invocation.Say("this build has no screens", "esta compilación no tiene pantallas"));
}
