@echo off
rem Sets up what is missing, then becomes `jixiao ARGS`. Without arguments: audits the bundled example.
rem Set-up speaks on standard error only; standard output and exit code are the command's.
setlocal
set "root=%~dp0.."
set "venv=%root%\.venv"
set "JIXIAO_SETUP=%root%\scripts\setup.py"
set "PYTHONUTF8=1"
set "JIXIAO_STARTED_AS=%~0"
fc /b "%venv%\.ready-main" "%root%\locks\main.txt" >nul 2>nul && goto ready
set "found="
for %%p in ("py -3" "python" "python3") do if not defined found call :try %%p
if not defined found (
  chcp 65001 >nul
  echo 需要 Python 3.11 或更新的版本：请先从 python.org 安装，安装时勾选 Add python.exe to PATH。 Python 3.11 or newer is needed. 1>&2
  exit /b 2
)
%found% -I "%root%\scripts\setup.py" "%root%" "%venv%" main 1>&2 || exit /b 2
:ready
if "%~1"=="" (
  "%venv%\Scripts\python.exe" -I -m jixiao audit "%root%\examples\songjiang-2024\declaration.txt"
  if errorlevel 2 exit /b 2
  exit /b 0
)
"%venv%\Scripts\python.exe" -I -m jixiao %*
exit /b %errorlevel%
:try
%~1 -I -c "import sys, venv; sys.exit(sys.version_info < (3, 11))" >nul 2>nul && set "found=%~1"
exit /b 0
