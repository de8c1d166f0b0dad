//! Drawn photos with known answers, by which a device proves that it computes what the trainer computed.

use naevus_reading::photo::Photo;

/// The side of a drawn photo, in pixels: not the network's, so that a golden reading goes through the resize as well.
const SIDE_PX: u32 = 240;

/// A photo drawn from `seed`: skin with grain and a dark, uneven spot. Whole-number arithmetic only, so that it has the
/// same bytes on every machine.
pub fn synthetic_photo(seed: u32) -> Photo {
    let mut random = Xorshift(seed.wrapping_mul(0x9e37_79b9) | 1);
    let skin = [200 + random.below(40), 150 + random.below(40), 120 + random.below(40)];
    let spot = [60 + random.below(80), 30 + random.below(60), 20 + random.below(50)];
    let (centre_x, centre_y) = (90 + random.below(60), 90 + random.below(60));
    let (radius_x, radius_y) = (30 + random.below(50), 30 + random.below(50));
    let mut rgb = Vec::with_capacity(3 * (SIDE_PX * SIDE_PX) as usize);
    for y in 0..SIDE_PX as i32 {
        for x in 0..SIDE_PX as i32 {
            // 0 at the spot's centre, 256 at its edge.
            let across = (x - centre_x) * (x - centre_x) * 256 / (radius_x * radius_x);
            let down = (y - centre_y) * (y - centre_y) * 256 / (radius_y * radius_y);
            let skin_share = (across + down - 192).clamp(0, 128);
            let grain = random.below(17) - 8;
            for channel in 0..3 {
                let value = (skin[channel] * skin_share + spot[channel] * (128 - skin_share)) / 128 + grain;
                rgb.push(value.clamp(0, 255) as u8);
            }
        }
    }
    Photo::from_rgb(SIDE_PX, SIDE_PX, rgb)
}

/// Marsaglia's xorshift (2003), 32 bits.
struct Xorshift(u32);

impl Xorshift {
    fn below(&mut self, limit: i32) -> i32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 17;
        self.0 ^= self.0 << 5;
        (self.0 >> 8) as i32 % limit
    }
}
