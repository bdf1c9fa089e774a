-- ARGV: peer, generation, announcement or nothing. Ends a session whose node is not there to do it, or was told to.
if redis.call('HGET', sessionKey(self), 'g') ~= generation then return {'fenced', told} end
remove(self)
if ARGV[3] == '' then announce(self, expired(self), 'read') else announce(self, ARGV[3], 'frame') end
return {'ok', told}
