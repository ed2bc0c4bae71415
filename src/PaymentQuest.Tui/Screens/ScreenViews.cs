using PaymentQuest.Screens;

namespace PaymentQuest.Tui;

/// <summary>Which view shows which kind of screen.</summary>
internal static class ScreenViews
{
    private static readonly Dictionary<Type, Func<ScreenView>> Views = new()
    {
        [typeof(AttackScreen)] = () => new AttackView(),
        [typeof(BriefingScreen)] = () => new BriefingView(),
        [typeof(CertificateScreen)] = () => new CertificateView(),
        [typeof(ClassifyScreen)] = () => new ClassifyView(),
        [typeof(ComputeScreen)] = () => new ComputeView(),
        [typeof(BuildScreen)] = () => new BuildView(),
        [typeof(DebriefScreen)] = () => new DebriefView(),
        [typeof(DerScreen)] = () => new DerView(),
        [typeof(HelpScreen)] = () => new HelpView(),
        [typeof(HomeScreen)] = () => new HomeView(),
        [typeof(OrderScreen)] = () => new OrderView(),
        [typeof(VerifyScreen)] = () => new VerifyView(),
        [typeof(NameScreen)] = () => new NameView(),
    };

    /// <summary>A new view for a kind of screen.</summary>
    public static ScreenView Of(Type screen) => Views[screen]();
}
