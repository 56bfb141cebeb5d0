/// Sixty-four bits of bytes, the same on every machine and in every run; those of `Hasher` differ.
///
/// FNV-1a: not for secrets.
public func stableHash(_ bytes: some Sequence<UInt8>) -> UInt64 {
  bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
}
