// 文档里直接带有可执行脚本，或诱导打开后执行命令。
// Documents that carry scripts or commands that run when they are opened.

rule Gate_RTF_Embedded_Object
{
  meta:
    zh = "RTF 文档中嵌入了 OLE 对象"
    en = "an RTF document with an embedded OLE object"
  strings:
    $rtf = "{\\rtf"
    $object = /\\objdata[\s0-9a-fA-F]{16}/ nocase
    $update = "\\objupdate" nocase
  condition:
    $rtf at 0 and $object and $update
}

rule Gate_Office_DDE_Field
{
  meta:
    zh = "文档中有会启动程序的 DDE 域"
    en = "a DDE field that starts a program"
  strings:
    $field = /<w:instrText[^>]{0,80}>\s{0,8}DDE(AUTO)?\s{1,8}[^<]{0,80}(cmd|powershell|mshta|wscript|cscript)/ nocase
  condition:
    $field
}

rule Gate_CSV_Command_Formula
{
  meta:
    zh = "表格文本中有会启动程序的公式"
    en = "a table with a formula that starts a program"
  strings:
    $dde = /(^|[\n,;\t"])[=+@-](cmd|powershell|mshta|rundll32|msexcel)[^\n]{0,40}\|[^\n]{0,200}![A-Za-z0-9_]/ nocase
  condition:
    $dde
}
