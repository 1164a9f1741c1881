Add-ADGroupMember -Identity fe02.contoso.com\Administrators -Members 'CONTOSO\kenmyer'
Add-ADGroupMember -Identity RTCUniversalReadOnlyAdmins -Members kenmyer
