MsgBox "hi"
