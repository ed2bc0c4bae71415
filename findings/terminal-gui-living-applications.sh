#!/usr/bin/env bash
# Why do headless tests of Terminal.Gui that take a millisecond each take a hundred times as long as soon as there are a few?
#
# Init of an application starts its input with Task.Run, and the input stays on that thread until the application is disposed: it looks for keys and
# sleeps, also when it was told to leave the terminal alone. So each application that is alive keeps a thread of the pool, which has as many at hand as
# there are processors. From then on Init, which waits for its input to have begun, waits until the pool has made up its mind to have another thread.
# The machine idles meanwhile, so that nothing looks busy. Disposing each application, one screen after the other, avoids it; so does a minimum of threads.
#
# Seen with Terminal.Gui 2.5.0, .NET 10.0.12, a pool of two threads, thirty-two applications one after the other, milliseconds of all calls of Init but the first:
#   all stay alive                 4,850
#   each disposed before the next  30
#   a minimum of 64 threads        40
#
# Needs the .NET 10 SDK.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 HOME="$folder" NUGET_PACKAGES="${NUGET_PACKAGES:-$HOME/.nuget/packages}"
cat > living.csproj <<'PROJECT'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings><Nullable>enable</Nullable><NoWarn>NU1603</NoWarn></PropertyGroup>
  <ItemGroup><PackageReference Include="Terminal.Gui" Version="2.5.0" /></ItemGroup>
</Project>
PROJECT
cat > Living.cs <<'SOURCE'
using System.Diagnostics;
using Terminal.Gui.App;
using Terminal.Gui.Drivers;

Environment.SetEnvironmentVariable("DisableRealDriverIO", "1");
ThreadPool.SetMinThreads(args[0] == "threads" ? 64 : 2, 2);
var alive = new List<IApplication>();
var sum = 0.0;
for (var i = 0; i < 32; i++)
{
    var clock = Stopwatch.StartNew();
    var application = Application.Create();
    application.Init(DriverRegistry.Names.ANSI);
    sum += i == 0 ? 0 : clock.Elapsed.TotalMilliseconds;
    if (args[0] == "disposed")
    {
        application.Dispose();
    }
    else
    {
        alive.Add(application);
    }
}

Console.WriteLine((int)sum);
Environment.Exit(0);
SOURCE
dotnet build -c Release -v q -o out >/dev/null
dotnet --version
alive=$(dotnet out/living.dll alive </dev/null | tail -1)
disposed=$(dotnet out/living.dll disposed </dev/null | tail -1)
threads=$(dotnet out/living.dll threads </dev/null | tail -1)
printf '31 calls of Init, in milliseconds: all alive %s, each disposed %s, 64 threads %s\n' "$alive" "$disposed" "$threads"
[ "$alive" -ge 1000 ] && [ "$disposed" -lt $((alive / 10)) ] && [ "$threads" -lt $((alive / 10)) ]
