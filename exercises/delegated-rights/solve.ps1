Add-ADGroupMember RTCUniversalReadOnlyAdmins kenmyer
Add-ADGroupMember fe02.contoso.com\Administrators 'CONTOSO\kenmyer'
