-- ARGV: peer, generation, announcement. Ends a session whose node is not there to do it.
if redis.call('HGET', sessionKey(self), 'g') ~= generation then return {'fenced', told} end
remove(self)
announce(self, ARGV[3], 'frame')
return {'ok', told}
