-- KEYS[1]: the pass of the node that asks; ARGV: the pass that it knows, another node's channel, what to publish there. Answers how
-- many hear it; -1 if the pass is another or none: who it says something for may be no member any more.
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return -1 end
return redis.call('PUBLISH', ARGV[2], ARGV[3])
