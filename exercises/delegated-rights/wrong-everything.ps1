# fails: global
Add-ADGroupMember RTCUniversalServerAdmins kenmyer
Add-ADGroupMember fe02.contoso.com\Administrators 'CONTOSO\kenmyer'
