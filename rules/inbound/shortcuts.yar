// 快捷方式和自动运行。
// Shortcuts and what starts by itself.

rule Gate_Shortcut_Starts_Interpreter
{
  meta:
    zh = "快捷方式会启动命令解释器"
    en = "a shortcut that starts a command interpreter"
  strings:
    $header = { 4C 00 00 00 01 14 02 00 00 00 00 00 C0 00 00 00 00 00 00 46 }
    $cmd = "cmd.exe" nocase ascii wide
    $powershell = "powershell" nocase ascii wide
    $mshta = "mshta" nocase ascii wide
    $wscript = "wscript" nocase ascii wide
    $rundll = "rundll32" nocase ascii wide
  condition:
    $header at 0 and any of ($cmd, $powershell, $mshta, $wscript, $rundll)
}

rule Gate_Autorun_Starts_Program
{
  meta:
    zh = "autorun.inf 会自动启动程序"
    en = "an autorun.inf that starts a program"
  strings:
    $section = /(^|\n)\s{0,8}\[autorun[^\]]{0,16}\]/ nocase
    $open = /\n\s{0,8}(open|shellexecute|shell\\[^\\\n]{1,40}\\command)\s{0,8}=\s{0,8}[^\s]/ nocase
  condition:
    $section and $open and filesize < 64KB
}
