// 文本里隐藏的下载并执行命令。
// Commands in text that fetch something and run it.

rule Gate_PowerShell_Download_And_Run
{
  meta:
    zh = "下载并执行的 PowerShell 命令"
    en = "a PowerShell command that fetches and runs"
  strings:
    $fetch = /(DownloadString|DownloadData|Invoke-WebRequest|Net\.WebClient)/ nocase ascii wide
    $run = /(Invoke-Expression|IEX\s{0,4}[\(\|])/ nocase ascii wide
    $hidden = /-(enc|encodedcommand|w(indowstyle)?\s{1,4}hidden|nop|noprofile)\b/ nocase ascii wide
  condition:
    $fetch and $run and $hidden
}

rule Gate_PowerShell_Encoded_Command
{
  meta:
    zh = "经编码的 PowerShell 命令"
    en = "an encoded PowerShell command"
  strings:
    $command = /powershell(\.exe)?["']?\s[^\n]{0,120}-e(nc(odedcommand)?)?\s{1,4}["']?[A-Za-z0-9+\/]{60}/ nocase ascii wide
  condition:
    $command
}

rule Gate_HTA_Shell
{
  meta:
    zh = "会执行命令的 HTML 应用"
    en = "an HTML application that runs commands"
  strings:
    $application = "<hta:application" nocase
    $shell = /(WScript\.Shell|Shell\.Application|ActiveXObject)/ nocase
  condition:
    $application and $shell
}

rule Gate_Program_In_Base64
{
  meta:
    zh = "文本中藏有 Base64 编码的 Windows 程序"
    en = "a Windows program in Base64 within text"
  strings:
    $program = /TV[opqr][A-Za-z0-9+\/]{50}/
    $message = "VGhpcyBwcm9ncmFtIGNhbm5vdCBiZSBydW4gaW4gRE9TIG1vZG"
    $shifted1 = "RoaXMgcHJvZ3JhbSBjYW5ub3QgYmUgcnVuIGluIERPUyBtb2Rl"
    $shifted2 = "UaGlzIHByb2dyYW0gY2Fubm90IGJlIHJ1biBpbiBET1MgbW9kZ"
  condition:
    $program and any of ($message, $shifted1, $shifted2)
}
