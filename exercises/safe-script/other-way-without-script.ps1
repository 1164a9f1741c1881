Remove-CsVoicePolicy Test-1 -WhatIf
Remove-CsVoicePolicy Test-1
Remove-CsVoicePolicy Test-2
