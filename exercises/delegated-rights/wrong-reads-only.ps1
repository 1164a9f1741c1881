# fails: assigns
Add-ADGroupMember RTCUniversalReadOnlyAdmins kenmyer
