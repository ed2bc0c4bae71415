using PaymentQuest.Documents;

namespace PaymentQuest.Screens;

/// <summary>What several screens understand alike.</summary>
internal static class KeyTable
{
    public static readonly Binding[] Everywhere =
    [
        Binding.Of(Intent.Help, isInFooter: true),
        new(Intent.Language, Prose.Of("keys.espanol"), true),
        Binding.Of(Intent.Theme),
        Binding.Of(Intent.Palette),
        Binding.Of(Intent.Menu, isInFooter: true),
        Binding.Of(Intent.WhatIs),
        Binding.Of(Intent.Quit),
    ];

    public static readonly Binding[] Paging = [Binding.Of(Intent.PageUp), Binding.Of(Intent.PageDown)];

    public static readonly Binding[] Reading = [new(Intent.PageUp, Prose.Of("keys.text-back")), new(Intent.PageDown, Prose.Of("keys.text-on"))];

    public static readonly Binding[] Moving = [Binding.Of(Intent.Up), Binding.Of(Intent.Down), .. Reading];

    public static readonly Binding[] Editing =
    [
        Binding.Of(Intent.Left),
        Binding.Of(Intent.Right),
        Binding.Of(Intent.First),
        Binding.Of(Intent.Last),
        Binding.Of(Intent.WordLeft),
        Binding.Of(Intent.WordRight),
        Binding.Of(Intent.SelectLeft),
        Binding.Of(Intent.SelectRight),
        Binding.Of(Intent.SelectFirst),
        Binding.Of(Intent.SelectLast),
        Binding.Of(Intent.Copy),
        Binding.Of(Intent.Cut),
        Binding.Of(Intent.Paste),
        new(Intent.Remove, Prose.Of("keys.delete-back")),
        Binding.Of(Intent.Delete),
        Binding.Of(Intent.Clear, isInFooter: true),
    ];

    public static readonly Binding[] Notation = [Binding.Of(Intent.Complete, isInFooter: true), new(Intent.Up, Prose.Of("keys.line-before")), new(Intent.Down, Prose.Of("keys.line-after")), .. Editing, .. Reading];

    public static readonly Binding KeepAndLeave = new(Intent.Back, Prose.Of("keys.keep-and-leave"), true);

    public static readonly Binding[] BackToList = Back(Prose.Of("keys.quests"));

    public static readonly Binding[] Panels = [Binding.Of(Intent.NextPanel, isInFooter: true), Binding.Of(Intent.PreviousPanel), Binding.Of(Intent.SplitLeft), Binding.Of(Intent.SplitRight)];

    public static readonly Binding[] Desk =
    [
        Binding.Of(Intent.Hint, isInFooter: true),
        Binding.Of(Intent.Undo, isInFooter: true),
        Binding.Of(Intent.Redo),
        Binding.Of(Intent.Reset),
        Binding.Of(Intent.GiveUp),
        .. Panels,
    ];

    public static readonly Binding[] Inspecting = [Binding.Of(Intent.Octets, isInFooter: true), Binding.Of(Intent.Certificates, isInFooter: true)];

    /// <summary>While the price of a hint is shown.</summary>
    public static readonly Binding[] Buying = Question(Prose.Of("keys.take-the-hint"), Intent.Hint, Prose.Of("keys.no-thank-you"));

    /// <summary>While it is asked whether to start over.</summary>
    public static readonly Binding[] Resetting = Question(Prose.Of("keys.start-over"), Intent.Reset, Prose.Of("keys.keep-it"));

    /// <summary>While it is asked whether to give up.</summary>
    public static readonly Binding[] GivingUp = Question(Prose.Of("keys.give-up"), Intent.GiveUp, Prose.Of("keys.keep-trying"));

    /// <summary>The key that chooses.</summary>
    public static Binding Choose(Prose label) => new(Intent.Choose, label, true);

    /// <summary>The keys that leave.</summary>
    public static Binding[] Back(Prose label) => [new(Intent.Back, label, true), new(Intent.Close, label)];

    /// <summary>A question: to ask again for what is in question says yes, as Enter does.</summary>
    public static Binding[] Question(Prose yes, Intent again, Prose no) => [Choose(yes), new(again, yes), .. Back(no), .. Everywhere];
}
