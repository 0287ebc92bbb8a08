# Sets up what is missing, then becomes `jixiao ARGS`. Without arguments: audits the bundled example.
# Set-up speaks on standard error only; standard output and exit code are the command's. Works on Windows, macOS and Linux.
$root = Split-Path -Parent $PSScriptRoot
$venv = Join-Path $root ".venv"
$windows = [System.Environment]::OSVersion.Platform -eq "Win32NT"
$python = Join-Path $venv $(if ($windows) { "Scripts/python.exe" } else { "bin/python" })
$env:JIXIAO_SETUP = Join-Path $root "scripts/setup.py"
$env:PYTHONUTF8 = "1"
$env:JIXIAO_STARTED_AS = $MyInvocation.InvocationName
[Console]::OutputEncoding = [System.Text.Encoding]::UTF8
$stamp = Join-Path $venv ".ready-main"
$lock = Join-Path $root "locks/main.txt"
if (-not (Test-Path $stamp) -or (Get-FileHash $stamp).Hash -ne (Get-FileHash $lock).Hash) {
  $found = $null
  foreach ($candidate in @(@("py", "-3"), @("python"), @("python3"))) {
    if (-not (Get-Command $candidate[0] -ErrorAction SilentlyContinue)) { continue }
    $more = @($candidate | Select-Object -Skip 1)
    & $candidate[0] @more -I -c "import sys, venv; sys.exit(sys.version_info < (3, 11))" 2>$null
    if ($LASTEXITCODE -eq 0) { $found = $candidate; break }
  }
  if (-not $found) {
    [Console]::Error.WriteLine("需要 Python 3.11 或更新的版本：请先从 python.org 安装。 Python 3.11 or newer is needed.")
    exit 2
  }
  $more = @($found | Select-Object -Skip 1)
  & $found[0] @more -I $env:JIXIAO_SETUP $root $venv main | ForEach-Object { [Console]::Error.WriteLine($_) }
  if ($LASTEXITCODE -ne 0) { exit 2 }
}
if ($args.Count -eq 0) {
  & $python -I -m jixiao audit (Join-Path $root "examples/songjiang-2024/declaration.txt")
  if ($LASTEXITCODE -gt 1) { exit $LASTEXITCODE }
  exit 0
}
& $python -I -m jixiao @args
exit $LASTEXITCODE
